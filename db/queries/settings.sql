-- name: Setting :one
SELECT value FROM settings WHERE name = @name;

-- name: InsertSetting :exec
INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING;
