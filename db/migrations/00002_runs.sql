-- Long work: what it was asked, how far it is, what came of it.

-- +goose Up
CREATE TABLE runs (
    id          TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    fingerprint TEXT   NOT NULL UNIQUE,     -- hex SHA-256 of kind, version and input; the id once expired
    state       TEXT   NOT NULL,            -- waiting, running, done, failed, cancelled, expired
    done        BIGINT NOT NULL DEFAULT 0,  -- steps
    total       BIGINT NOT NULL DEFAULT 0,  -- steps; 0 while unknown
    failure     TEXT   NOT NULL DEFAULT '', -- a word of ours, never an error's text
    claim       TEXT   NOT NULL DEFAULT '', -- the worker's that has it; '' for none
    attempts    BIGINT NOT NULL DEFAULT 0,  -- starts that were not ended by an orderly stop
    created_at  BIGINT NOT NULL,
    started_at  BIGINT,
    beat_at     BIGINT,                     -- when its worker was last heard of
    finished_at BIGINT,
    expires_at  BIGINT
);

CREATE INDEX runs_state ON runs (state, created_at);

-- Apart from runs, so that noting progress never rewrites them.
CREATE TABLE run_bodies (
    run_id TEXT   NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    part   TEXT   NOT NULL, -- input, result
    body   BYTEA  NOT NULL, -- gzip
    sha256 TEXT   NOT NULL, -- hex, of the bytes before compression
    size   BIGINT NOT NULL, -- bytes before compression
    PRIMARY KEY (run_id, part)
);

-- +goose Down
DROP TABLE run_bodies;
DROP TABLE runs;
