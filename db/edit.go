package db

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// edit runs change on the document behind linkID, in one transaction, if
// editKey is that document's. The link only names the document, so one that is
// expired or revoked serves too. It answers ErrNotFound, ErrWrongKey or
// ErrDeleted before change runs.
func (s *Store) edit(ctx context.Context, what, linkID, editKey string,
	change func(q *queries.Queries, documentID string) error) error {
	if !Plausible(linkID) {
		return ErrNotFound
	}
	err := s.inTx(ctx, func(q *queries.Queries) error {
		owner, err := q.Ownership(ctx, linkID)
		switch {
		case err != nil:
			return known(err)
		case !keyMatches(editKey, owner.EditKeyHash):
			return ErrWrongKey
		case owner.DeletedAt.Valid:
			return ErrDeleted
		}
		return change(q, owner.DocumentID)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// Delete erases the body of the document behind linkID, its hash and the
// labels of its links, and the bodies of the answers to it, which nobody could
// read any more. What is left makes each of their links answer ErrDeleted.
func (s *Store) Delete(ctx context.Context, linkID, editKey string, now time.Time) error {
	return s.edit(ctx, "delete document", linkID, editKey, func(q *queries.Queries, documentID string) error {
		if err := q.EraseLabels(ctx, documentID); err != nil {
			return err
		}
		if err := q.EraseAnswersOf(ctx, queries.EraseAnswersOfParams{AnswersTo: documentID, DeletedAt: nullTime(now)}); err != nil {
			return err
		}
		return q.EraseDocument(ctx, queries.EraseDocumentParams{ID: documentID, DeletedAt: nullTime(now)})
	})
}

// Supersede points the document behind linkID to a newer one. Both stay as
// they are. A later call points elsewhere.
func (s *Store) Supersede(ctx context.Context, linkID, editKey, newDocumentID string) error {
	if !Plausible(newDocumentID) {
		return ErrNotFound
	}
	return s.edit(ctx, "supersede document", linkID, editKey, func(q *queries.Queries, documentID string) error {
		if documentID == newDocumentID {
			return fmt.Errorf("%w: a document cannot supersede itself", ErrInvalid)
		}
		deletedAt, err := q.DocumentDeletedAt(ctx, newDocumentID)
		if err != nil {
			return known(err)
		}
		if deletedAt.Valid {
			return ErrDeleted
		}
		return q.SupersedeDocument(ctx, queries.SupersedeDocumentParams{
			ID:           documentID,
			SupersededBy: sql.NullString{String: newDocumentID, Valid: true},
		})
	})
}
