-- A result lists the ones whose place it took.

-- +goose Up
CREATE INDEX documents_superseded_by ON documents (superseded_by) WHERE superseded_by IS NOT NULL;

-- +goose Down
DROP INDEX documents_superseded_by;
