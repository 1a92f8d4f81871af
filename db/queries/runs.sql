-- name: InsertRun :execrows
INSERT INTO runs (id, kind, fingerprint, state, created_at)
VALUES (@id, @kind, @fingerprint, 'waiting', @created_at)
ON CONFLICT (fingerprint) DO NOTHING;

-- name: RunByFingerprint :one
SELECT id, state FROM runs WHERE fingerprint = @fingerprint;

-- name: Run :one
SELECT * FROM runs WHERE id = @id;

-- name: RunsAhead :one
SELECT count(*) FROM runs WHERE state IN ('waiting', 'running') AND created_at < @created_at;

-- name: WaitingRuns :many
SELECT id FROM runs WHERE state = 'waiting' ORDER BY created_at;

-- name: ClaimRun :execrows
UPDATE runs
SET state = 'running', claim = @claim, attempts = attempts + 1, done = 0, total = 0, started_at = @now, beat_at = @now
WHERE id = @id AND state = 'waiting';

-- name: BeatRun :execrows
UPDATE runs SET done = @done, total = @total, beat_at = @beat_at
WHERE id = @id AND claim = @claim AND state = 'running';

-- name: FinishRun :execrows
UPDATE runs
SET state = @state, failure = @failure, claim = '', done = @done, total = @total,
    finished_at = @finished_at, expires_at = @expires_at
WHERE id = @id AND claim = @claim AND state = 'running';

-- name: ReleaseRun :exec
UPDATE runs
SET state = 'waiting', claim = '', attempts = attempts - 1, done = 0, total = 0, started_at = NULL, beat_at = NULL
WHERE id = @id AND claim = @claim AND state = 'running';

-- name: CancelRun :exec
UPDATE runs
SET state = 'cancelled', claim = '', finished_at = @finished_at, expires_at = @expires_at
WHERE id = @id AND state IN ('waiting', 'running');

-- name: RestartRun :execrows
UPDATE runs
SET state = 'waiting', failure = '', attempts = 0, done = 0, total = 0,
    started_at = NULL, beat_at = NULL, finished_at = NULL, expires_at = NULL
WHERE id = @id AND state IN ('failed', 'cancelled') AND expires_at > @now;

-- name: LostRuns :many
SELECT id FROM runs WHERE state = 'running' AND beat_at < @heard_before;

-- name: RequeueRun :execrows
UPDATE runs SET state = 'waiting', claim = '', done = 0, total = 0, started_at = NULL, beat_at = NULL
WHERE id = @id AND state = 'running' AND beat_at < @heard_before;

-- name: ExpireRuns :execrows
UPDATE runs SET state = 'expired', fingerprint = id, failure = ''
WHERE state IN ('done', 'failed', 'cancelled') AND expires_at <= @now;

-- name: EraseRunBodies :exec
DELETE FROM run_bodies WHERE run_id IN (SELECT id FROM runs WHERE state = 'expired');

-- name: ForgetRuns :exec
DELETE FROM runs WHERE state = 'expired' AND expires_at <= @expired_before;

-- name: PutRunBody :exec
INSERT INTO run_bodies (run_id, part, body, sha256, size)
VALUES (@run_id, @part, @body, @sha256, @size)
ON CONFLICT (run_id, part) DO UPDATE SET body = excluded.body, sha256 = excluded.sha256, size = excluded.size;

-- name: RunBody :one
SELECT body, sha256, size FROM run_bodies WHERE run_id = @run_id AND part = @part;
