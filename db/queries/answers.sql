-- name: InsertAnswer :exec
INSERT INTO answers (document_id, answers_to) VALUES (@document_id, @answers_to);

-- name: CountAnswers :one
SELECT count(*)
FROM answers JOIN documents ON documents.id = answers.document_id
WHERE answers.answers_to = @answers_to AND documents.deleted_at IS NULL;

-- name: AnswersOf :many
SELECT sqlc.embed(links), sqlc.embed(documents)
FROM answers
JOIN documents ON documents.id = answers.document_id
JOIN links ON links.document_id = documents.id
WHERE answers.answers_to = @answers_to AND documents.deleted_at IS NULL
ORDER BY documents.created_at DESC, documents.id, links.created_at, links.id;

-- name: EraseAnswersOf :exec
UPDATE documents SET body = NULL, sha256 = '', size = 0, deleted_at = @deleted_at
WHERE deleted_at IS NULL AND id IN (SELECT document_id FROM answers WHERE answers_to = @answers_to);
