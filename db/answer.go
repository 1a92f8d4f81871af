package db

import (
	"context"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// MostAnswers is how many answers to one document are kept at a time.
const MostAnswers = 100

// Answer saves a document as an answer to the one behind linkID, which must
// still be open. The answer has a link and an edit key of its own: who holds
// the other document's key can read it, and only its own key changes it. It
// answers as Link does, or ErrFull.
func (s *Store) Answer(ctx context.Context, linkID string, n NewDocument, now time.Time) (Saved, error) {
	if !Plausible(linkID) {
		return Saved{}, ErrNotFound
	}
	return s.save(ctx, n, now, func(q *queries.Queries, answerID string) error {
		asked, err := q.Record(ctx, linkID)
		if err != nil {
			return known(err)
		}
		if err := gone(asked.Link, asked.Document, now); err != nil {
			return err
		}
		count, err := q.CountAnswers(ctx, asked.Document.ID)
		if err != nil {
			return err
		}
		if count >= MostAnswers {
			return ErrFull
		}
		return q.InsertAnswer(ctx, queries.InsertAnswerParams{DocumentID: answerID, AnswersTo: asked.Document.ID})
	})
}

// Answers are the answers to the document behind linkID that are still open,
// the newest first, each with the oldest of its open links.
func (s *Store) Answers(ctx context.Context, linkID, editKey string, now time.Time) ([]Record, error) {
	var answers []Record
	err := s.edit(ctx, "list answers", linkID, editKey, func(q *queries.Queries, documentID string) error {
		rows, err := q.AnswersOf(ctx, documentID)
		if err != nil {
			return err
		}
		answers, err = openOnes(rows, now)
		return err
	})
	return answers, err
}

// openOnes leaves out what is no longer shown, and further links to the same
// document, which stand beside each other.
func openOnes(rows []queries.AnswersOfRow, now time.Time) ([]Record, error) {
	var open []Record
	for _, row := range rows {
		again := len(open) > 0 && open[len(open)-1].Document.ID == row.Document.ID
		if again || gone(row.Link, row.Document, now) != nil {
			continue
		}
		document, err := documentOf(row.Document)
		if err != nil {
			return nil, err
		}
		open = append(open, Record{Link: linkOf(row.Link), Document: document})
	}
	return open, nil
}
