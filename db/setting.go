package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/offergap/offergap/db/queries"
)

// Setting gives the value kept under name, such as the server's sealing key.
// The first caller's generate makes it; machines that ask at once all get the
// same value, and it never changes.
func (s *Store) Setting(ctx context.Context, name string, generate func() []byte) ([]byte, error) {
	value, err := s.read.Setting(ctx, name)
	if errors.Is(err, sql.ErrNoRows) {
		value, err = s.createSetting(ctx, name, generate())
	}
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", name, err)
	}
	return value, nil
}

func (s *Store) createSetting(ctx context.Context, name string, value []byte) ([]byte, error) {
	q := queries.New(s.writer)
	if err := q.InsertSetting(ctx, queries.InsertSettingParams{Name: name, Value: value}); err != nil {
		return nil, err
	}
	return q.Setting(ctx, name)
}
