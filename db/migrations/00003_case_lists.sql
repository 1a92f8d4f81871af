-- Lists of cases that are uploaded for a study and kept for hours only.

-- +goose Up
CREATE TABLE case_lists (
    id            TEXT   NOT NULL PRIMARY KEY,
    cases         BYTEA  NOT NULL, -- gzip
    cases_sha256  TEXT   NOT NULL, -- hex, of the bytes before compression
    cases_size    BIGINT NOT NULL, -- bytes before compression
    report        BYTEA  NOT NULL, -- gzip
    report_sha256 TEXT   NOT NULL,
    report_size   BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL
);

CREATE INDEX case_lists_expires_at ON case_lists (expires_at);

-- +goose Down
DROP TABLE case_lists;
