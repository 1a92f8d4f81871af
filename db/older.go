package db

import (
	"context"
	"fmt"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// MostRounds is how many documents back the older ones are followed. It also
// ends a circle.
const MostRounds = 100

// Older is a document whose place another took, itself or through others.
// LinkID is the oldest live link to it for the audience that was asked for,
// empty where there is none.
type Older struct {
	LinkID    string
	CreatedAt time.Time // UTC, of the document
}

// OlderLinks are the documents that a document took the place of, the
// furthest back first. One without a live link for the audience, or deleted, still counts.
func (s *Store) OlderLinks(ctx context.Context, documentID string, audience Audience, now time.Time) ([]Older, error) {
	rows, err := s.read.OlderLinks(ctx, queries.OlderLinksParams{
		DocumentID: documentID, Audience: string(audience), Now: nullTime(now), MostSteps: MostRounds,
	})
	if err != nil {
		return nil, fmt.Errorf("list older links: %w", err)
	}
	var older []Older
	for i, row := range rows {
		if i > 0 && rows[i-1].DocumentID == row.DocumentID { // a further link to the same
			continue
		}
		older = append(older, Older{LinkID: row.LinkID, CreatedAt: time.UnixMilli(row.CreatedAt).UTC()})
	}
	return older, nil
}
