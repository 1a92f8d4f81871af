package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// Audience says which projection of a document a link shows.
type Audience string

// The audiences there are.
const (
	Full      Audience = "full"
	Candidate Audience = "candidate"
	Board     Audience = "board"
)

// NewLink is what AddLink stores.
type NewLink struct {
	Audience  Audience
	Label     string    // for the owner's eyes; may be empty
	ExpiresAt time.Time // the link is gone from then on; zero for never
}

// Link is a way to a document. A zero ExpiresAt or RevokedAt means never.
type Link struct {
	ID        string
	Audience  Audience
	Label     string
	CreatedAt time.Time // UTC, as the other two
	ExpiresAt time.Time
	RevokedAt time.Time
}

// AddLink makes another link to the document behind linkID and gives its id.
func (s *Store) AddLink(ctx context.Context, linkID, editKey string, n NewLink, now time.Time) (string, error) {
	if err := n.check(); err != nil {
		return "", err
	}
	id := NewKey()
	err := s.edit(ctx, "add link", linkID, editKey, func(q *queries.Queries, documentID string) error {
		return q.InsertLink(ctx, n.row(id, documentID, now))
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// Links lists every link to the document behind linkID, the oldest first.
func (s *Store) Links(ctx context.Context, linkID, editKey string) ([]Link, error) {
	var links []Link
	err := s.edit(ctx, "list links", linkID, editKey, func(q *queries.Queries, documentID string) error {
		rows, err := q.LinksOfDocument(ctx, documentID)
		for _, row := range rows {
			links = append(links, linkOf(row))
		}
		return err
	})
	return links, err
}

// Revoke closes linkID for good; other links to the document stay open.
func (s *Store) Revoke(ctx context.Context, linkID, editKey string, now time.Time) error {
	return s.edit(ctx, "revoke link", linkID, editKey, func(q *queries.Queries, _ string) error {
		return q.RevokeLink(ctx, queries.RevokeLinkParams{ID: linkID, RevokedAt: nullTime(now)})
	})
}

// Relabel changes the label of linkID.
func (s *Store) Relabel(ctx context.Context, linkID, editKey, label string) error {
	if err := checkText("label", label); err != nil {
		return err
	}
	return s.edit(ctx, "relabel link", linkID, editKey, func(q *queries.Queries, _ string) error {
		return q.RelabelLink(ctx, queries.RelabelLinkParams{ID: linkID, Label: label})
	})
}

// gone says why a link is no longer shown, the most final reason first.
func gone(link queries.Link, document queries.Document, now time.Time) error {
	switch {
	case document.DeletedAt.Valid:
		return ErrDeleted
	case link.RevokedAt.Valid:
		return ErrRevoked
	case link.ExpiresAt.Valid && now.UnixMilli() >= link.ExpiresAt.Int64:
		return ErrExpired
	}
	return nil
}

func (n NewLink) check() error {
	var unknown error
	switch n.Audience {
	case Full, Candidate, Board:
	default:
		unknown = fmt.Errorf("%w: unknown audience %q", ErrInvalid, n.Audience)
	}
	return errors.Join(unknown, checkText("label", n.Label))
}

func (n NewLink) row(id, documentID string, now time.Time) queries.InsertLinkParams {
	return queries.InsertLinkParams{
		ID:         id,
		DocumentID: documentID,
		Audience:   string(n.Audience),
		Label:      n.Label,
		CreatedAt:  now.UnixMilli(),
		ExpiresAt:  nullTime(n.ExpiresAt),
	}
}

func linkOf(row queries.Link) Link {
	return Link{
		ID:        row.ID,
		Audience:  Audience(row.Audience),
		Label:     row.Label,
		CreatedAt: time.UnixMilli(row.CreatedAt).UTC(),
		ExpiresAt: timeOf(row.ExpiresAt),
		RevokedAt: timeOf(row.RevokedAt),
	}
}

func nullTime(t time.Time) sql.NullInt64 {
	if t.IsZero() {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: t.UnixMilli(), Valid: true}
}

func timeOf(millis sql.NullInt64) time.Time {
	if !millis.Valid {
		return time.Time{}
	}
	return time.UnixMilli(millis.Int64).UTC()
}
