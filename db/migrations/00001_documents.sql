-- Both engines run this file. Times are unix milliseconds in BIGINT, ids and keys TEXT made in Go.
-- SQLite gives BYTEA no conversion of blobs, so bytes come back as they were stored.

-- +goose Up
CREATE TABLE documents (
    id             TEXT   NOT NULL PRIMARY KEY,
    kind           TEXT   NOT NULL,
    schema_version BIGINT NOT NULL,
    body           BYTEA,           -- gzip; NULL once deleted
    sha256         TEXT   NOT NULL, -- hex, of the bytes before compression; '' once deleted
    size           BIGINT NOT NULL, -- bytes before compression; 0 once deleted
    created_at     BIGINT NOT NULL,
    deleted_at     BIGINT,
    superseded_by  TEXT REFERENCES documents (id),
    edit_key_hash  TEXT   NOT NULL, -- hex SHA-256 of the edit key
    CHECK ((body IS NULL) = (deleted_at IS NOT NULL))
);

CREATE TABLE links (
    id          TEXT   NOT NULL PRIMARY KEY,
    document_id TEXT   NOT NULL REFERENCES documents (id),
    audience    TEXT   NOT NULL,
    label       TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT,
    revoked_at  BIGINT
);

CREATE INDEX links_document_id ON links (document_id);

CREATE TABLE settings (
    name  TEXT  NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

-- +goose Down
DROP TABLE settings;
DROP TABLE links;
DROP TABLE documents;
