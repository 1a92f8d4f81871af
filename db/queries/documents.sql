-- name: InsertDocument :exec
INSERT INTO documents (id, kind, schema_version, body, sha256, size, created_at, edit_key_hash)
VALUES (@id, @kind, @schema_version, @body, @sha256, @size, @created_at, @edit_key_hash);

-- name: DocumentDeletedAt :one
SELECT deleted_at FROM documents WHERE id = @id;

-- name: EraseDocument :exec
UPDATE documents SET body = NULL, sha256 = '', size = 0, deleted_at = @deleted_at WHERE id = @id;

-- name: SupersedeDocument :exec
UPDATE documents SET superseded_by = @superseded_by WHERE id = @id;
