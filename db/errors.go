package db

import (
	"errors"
	"fmt"
)

// What callers branch on, with errors.Is.
var (
	// ErrNotFound: there never was such a link or document.
	ErrNotFound = errors.New("db: not found")
	// ErrGone: there was, and it is no longer shown. ErrExpired, ErrRevoked and
	// ErrDeleted say why; each of them is an ErrGone.
	ErrGone = errors.New("db: gone")
	// ErrWrongKey: the edit key is not this document's.
	ErrWrongKey = errors.New("db: wrong edit key")
	// ErrCorrupt: the stored bytes are not those that were saved.
	ErrCorrupt = errors.New("db: corrupt document")
	// ErrInvalid: the caller passed what cannot be stored, such as an unknown
	// audience or a label that is not text.
	ErrInvalid = errors.New("db: invalid")
	// ErrFull: a document has as many answers as are kept.
	ErrFull = errors.New("db: no more answers")

	ErrExpired = fmt.Errorf("%w: link expired", ErrGone)
	ErrRevoked = fmt.Errorf("%w: link revoked", ErrGone)
	ErrDeleted = fmt.Errorf("%w: document deleted", ErrGone)
)
