-- name: InsertCaseList :exec
INSERT INTO case_lists (id, cases, cases_sha256, cases_size, report, report_sha256, report_size, expires_at)
VALUES (@id, @cases, @cases_sha256, @cases_size, @report, @report_sha256, @report_size, @expires_at);

-- name: CaseListCases :one
SELECT cases AS body, cases_sha256 AS sha256, cases_size AS size, expires_at FROM case_lists WHERE id = @id;

-- name: CaseListReport :one
SELECT report AS body, report_sha256 AS sha256, report_size AS size, expires_at FROM case_lists WHERE id = @id;

-- name: DeleteExpiredCaseLists :execrows
DELETE FROM case_lists WHERE expires_at <= @now;
