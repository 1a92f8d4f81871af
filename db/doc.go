// Package db keeps documents and the links to them, on SQLite or PostgreSQL.
//
// It does not know what an offer is. A document is bytes that never change: it
// is stored compressed with the SHA-256 of the bytes as they came, handed back
// exactly so, and refused if they no longer match. A link shows one document
// to one audience and has its own unguessable id, expiry and revocation. Who
// holds a document's edit key may add, label and revoke its links, point it to
// a newer document, or delete it; the key itself is never stored.
//
// Times come in as arguments and are kept to the millisecond, in UTC. Sizes
// are bytes. Ids and keys are text of at least 128 random bits.
//
// What db does not do: parse a body, project it for an audience, limit its
// size, log, or read the clock.
package db
