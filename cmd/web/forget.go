package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/offergap/offergap/db"
)

// forgetEvery is how long an uploaded list may outlive its promise on disk; it
// is not shown any more in that time.
const forgetEvery = 10 * time.Minute

// forget deletes uploaded lists when they have expired, until ctx ends.
func forget(ctx context.Context, store *db.Store, logger *slog.Logger) {
	tick := time.NewTicker(forgetEvery)
	defer tick.Stop()
	for {
		if _, err := store.DeleteExpiredCases(ctx, time.Now()); err != nil && ctx.Err() == nil {
			logger.Error("expired lists are not deleted", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
