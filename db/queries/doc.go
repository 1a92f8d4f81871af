// Package queries is what sqlc makes of the .sql files beside it: one method
// per query, the same text on both engines. Only package db uses it.
package queries
