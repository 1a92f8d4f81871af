package db

import (
	"context"
	"fmt"
	"time"

	"github.com/offergap/offergap/db/queries"
)

// NewCaseList is an uploaded list and what was found wrong with it, two bodies
// that are read apart.
type NewCaseList struct {
	Cases, Report []byte    // kept byte for byte
	ExpiresAt     time.Time // it is gone from then on
}

// SaveCases keeps a list under a new unguessable id, and deletes those that
// have expired.
func (s *Store) SaveCases(ctx context.Context, n NewCaseList, now time.Time) (id string, err error) {
	cases, err := Compress(n.Cases)
	if err != nil {
		return "", fmt.Errorf("save case list: %w", err)
	}
	report, err := Compress(n.Report)
	if err != nil {
		return "", fmt.Errorf("save case list: %w", err)
	}
	id = NewKey()
	err = s.inTx(ctx, func(q *queries.Queries) error {
		if _, err := q.DeleteExpiredCaseLists(ctx, now.UnixMilli()); err != nil {
			return err
		}
		return q.InsertCaseList(ctx, queries.InsertCaseListParams{
			ID: id, ExpiresAt: n.ExpiresAt.UnixMilli(),
			Cases: cases, CasesSha256: HexSHA256(n.Cases), CasesSize: int64(len(n.Cases)),
			Report: report, ReportSha256: HexSHA256(n.Report), ReportSize: int64(len(n.Report)),
		})
	})
	if err != nil {
		return "", fmt.Errorf("save case list: %w", err)
	}
	return id, nil
}

// Cases gives the cases of a list. It answers ErrNotFound, ErrExpired or
// ErrCorrupt; a list that was deleted when it had expired is not found.
func (s *Store) Cases(ctx context.Context, id string, now time.Time) ([]byte, error) {
	if !Plausible(id) {
		return nil, ErrNotFound
	}
	row, err := s.read.CaseListCases(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("read case list: %w", known(err))
	}
	if !now.Before(time.UnixMilli(row.ExpiresAt)) {
		return nil, ErrExpired
	}
	return Decompress(row.Body, row.Size, row.Sha256)
}

// CaseReport gives the report of a list and when the list expires. It answers
// as Cases does.
func (s *Store) CaseReport(ctx context.Context, id string, now time.Time) ([]byte, time.Time, error) {
	if !Plausible(id) {
		return nil, time.Time{}, ErrNotFound
	}
	row, err := s.read.CaseListReport(ctx, id)
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("read case list: %w", known(err))
	}
	expires := time.UnixMilli(row.ExpiresAt).UTC()
	if !now.Before(expires) {
		return nil, time.Time{}, ErrExpired
	}
	report, err := Decompress(row.Body, row.Size, row.Sha256)
	return report, expires, err
}

// DeleteExpiredCases deletes the lists that have expired, and says how many.
func (s *Store) DeleteExpiredCases(ctx context.Context, now time.Time) (int64, error) {
	n, err := queries.New(s.writer).DeleteExpiredCaseLists(ctx, now.UnixMilli())
	if err != nil {
		return 0, fmt.Errorf("delete expired case lists: %w", err)
	}
	return n, nil
}
