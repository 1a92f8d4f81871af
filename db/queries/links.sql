-- name: InsertLink :exec
INSERT INTO links (id, document_id, audience, label, created_at, expires_at)
VALUES (@id, @document_id, @audience, @label, @created_at, @expires_at);

-- name: Record :one
SELECT sqlc.embed(links), sqlc.embed(documents)
FROM links JOIN documents ON documents.id = links.document_id
WHERE links.id = @link_id;

-- name: Ownership :one
SELECT links.document_id, documents.edit_key_hash, documents.deleted_at
FROM links JOIN documents ON documents.id = links.document_id
WHERE links.id = @link_id;

-- name: NewerLink :one
SELECT links.id
FROM links JOIN documents ON documents.id = links.document_id
WHERE documents.id = @document_id AND documents.deleted_at IS NULL
  AND links.audience = @audience AND links.revoked_at IS NULL
  AND (links.expires_at IS NULL OR links.expires_at > @now)
ORDER BY links.created_at, links.id
LIMIT 1;

-- name: OlderLinks :many
WITH RECURSIVE older AS (
    SELECT direct.id, 1 AS steps FROM documents AS direct WHERE direct.superseded_by = @document_id
    UNION
    SELECT further.id, older.steps + 1 FROM documents AS further JOIN older ON further.superseded_by = older.id
    WHERE older.steps < CAST(@most_steps AS BIGINT)
), nearest AS (
    SELECT older.id, MIN(older.steps) AS steps FROM older GROUP BY older.id
)
SELECT documents.id AS document_id, documents.created_at, CAST(COALESCE(links.id, '') AS TEXT) AS link_id
FROM nearest
JOIN documents ON documents.id = nearest.id
LEFT JOIN links ON links.document_id = documents.id AND documents.deleted_at IS NULL
  AND links.audience = @audience AND links.revoked_at IS NULL
  AND (links.expires_at IS NULL OR links.expires_at > @now)
WHERE documents.id <> @document_id
ORDER BY nearest.steps DESC, documents.created_at, documents.id, links.created_at, links.id;

-- name: LinksOfDocument :many
SELECT * FROM links WHERE document_id = @document_id ORDER BY created_at, id;

-- name: RevokeLink :exec
UPDATE links SET revoked_at = @revoked_at WHERE id = @id AND revoked_at IS NULL;

-- name: RelabelLink :exec
UPDATE links SET label = @label WHERE id = @id;

-- name: EraseLabels :exec
UPDATE links SET label = '' WHERE document_id = @document_id;
