-- What was answered to a document, such as a candidate to an invitation. An answer is a document of its own, with
-- its own links and edit key.

-- +goose Up
CREATE TABLE answers (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id), -- of the answer
    answers_to  TEXT NOT NULL REFERENCES documents (id)
);

CREATE INDEX answers_answers_to ON answers (answers_to);

-- +goose Down
DROP TABLE answers;
