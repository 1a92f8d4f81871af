package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/offergap/offergap/db/queries"
)

// NewDocument is what Save stores, with the first link to it.
type NewDocument struct {
	Kind      string    // what the body is, such as "scenario"
	Schema    int       // version of the body's shape, from 1
	Body      []byte    // kept byte for byte
	Audience  Audience  // of the first link
	Label     string    // of the first link, for the owner's eyes; may be empty
	ExpiresAt time.Time // of the first link; zero for never
}

// Saved is what the owner gets. EditKey is nowhere else: the store keeps its
// hash only.
type Saved struct {
	DocumentID string
	LinkID     string
	EditKey    string
	SHA256     string // hex, of Body
}

// Document is stored bytes and what is known of them.
type Document struct {
	ID           string // never shown to a visitor: Supersede trusts who knows it
	Kind         string
	Schema       int
	Body         []byte
	SHA256       string    // hex, of Body, verified on reading
	CreatedAt    time.Time // UTC
	SupersededBy string    // id of the newer document; empty if there is none
}

// Record is what a link opens.
type Record struct {
	Link     Link
	Document Document
	// NewerLink is the oldest live link to the superseding document for the
	// same audience. It is empty where there is none, even if the document is
	// superseded: a candidate's link never leads to the full result.
	NewerLink string
}

// Save stores a document and its first link. Once it returns without an error
// both survive a crash.
func (s *Store) Save(ctx context.Context, n NewDocument, now time.Time) (Saved, error) {
	return s.save(ctx, n, now, func(*queries.Queries, string) error { return nil })
}

// save stores a document and its first link, and does more in the same
// transaction.
func (s *Store) save(ctx context.Context, n NewDocument, now time.Time,
	more func(q *queries.Queries, documentID string) error) (Saved, error) {
	link := NewLink{Audience: n.Audience, Label: n.Label, ExpiresAt: n.ExpiresAt}
	if err := errors.Join(checkText("kind", n.Kind), link.check()); err != nil {
		return Saved{}, err
	}
	body, err := Compress(n.Body)
	if err != nil {
		return Saved{}, fmt.Errorf("save document: %w", err)
	}
	saved := Saved{DocumentID: NewKey(), LinkID: NewKey(), EditKey: NewKey(), SHA256: HexSHA256(n.Body)}
	err = s.inTx(ctx, func(q *queries.Queries) error {
		if err := q.InsertDocument(ctx, queries.InsertDocumentParams{
			ID:            saved.DocumentID,
			Kind:          n.Kind,
			SchemaVersion: int64(n.Schema),
			Body:          body,
			Sha256:        saved.SHA256,
			Size:          int64(len(n.Body)),
			CreatedAt:     now.UnixMilli(),
			EditKeyHash:   HexSHA256([]byte(saved.EditKey)),
		}); err != nil {
			return err
		}
		if err := q.InsertLink(ctx, link.row(saved.LinkID, saved.DocumentID, now)); err != nil {
			return err
		}
		return more(q, saved.DocumentID)
	})
	if err != nil {
		return Saved{}, fmt.Errorf("save document: %w", err)
	}
	return saved, nil
}

// Link opens linkID as of now. It answers ErrNotFound, ErrDeleted, ErrRevoked,
// ErrExpired (the last three are ErrGone) or ErrCorrupt.
func (s *Store) Link(ctx context.Context, linkID string, now time.Time) (Record, error) {
	if !Plausible(linkID) {
		return Record{}, ErrNotFound
	}
	row, err := s.read.Record(ctx, linkID)
	if err != nil {
		return Record{}, fmt.Errorf("read link: %w", known(err))
	}
	if err := gone(row.Link, row.Document, now); err != nil {
		return Record{}, err
	}
	record := Record{Link: linkOf(row.Link)}
	if record.Document, err = documentOf(row.Document); err != nil {
		return Record{}, err
	}
	if row.Document.SupersededBy.Valid {
		record.NewerLink, err = s.newerLink(ctx, row.Document.SupersededBy.String, row.Link.Audience, now)
	}
	return record, err
}

func (s *Store) newerLink(ctx context.Context, documentID, audience string, now time.Time) (string, error) {
	id, err := s.read.NewerLink(ctx, queries.NewerLinkParams{
		DocumentID: documentID, Audience: audience, Now: nullTime(now),
	})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read newer link: %w", err)
	}
	return id, nil
}

func documentOf(row queries.Document) (Document, error) {
	body, err := Decompress(row.Body, row.Size, row.Sha256)
	return Document{
		ID:           row.ID,
		Kind:         row.Kind,
		Schema:       int(row.SchemaVersion),
		Body:         body,
		SHA256:       row.Sha256,
		CreatedAt:    time.UnixMilli(row.CreatedAt).UTC(),
		SupersededBy: row.SupersededBy.String,
	}, err
}

// known turns the driver's "no rows" into ours.
func known(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

// checkText refuses what PostgreSQL cannot store in a TEXT, on both engines.
func checkText(name, text string) error {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return fmt.Errorf("%w: %s is not text", ErrInvalid, name)
	}
	return nil
}
