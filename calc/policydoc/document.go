package policydoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
)

// Schema is the version of the documents that New builds.
const Schema = 1

// Document is everything of one study.
type Document struct {
	Schema     int               `json:"schema"`
	ComputedAt time.Time         `json:"computed_at"`
	Input      Input             `json:"input"`
	Result     Result            `json:"result"`
	Parameters Parameters        `json:"parameters"`
	Laws       []document.LawUse `json:"laws"`
}

// Input is what was asked. Names are kept as they were read, because presets
// and texts change.
type Input struct {
	Query  string          `json:"query"`           // the policy lab's address, without its path
	Study  json.RawMessage `json:"study"`           // in the shape of POST /api/v1/policy
	Cases  string          `json:"cases,omitempty"` // an uploaded list in its compact form
	Cohort Words           `json:"cohort"`          // what the pool or the list is called
	Names  []Words         `json:"names"`           // what the designs are called
	People int             `json:"people"`          // in the pool or the list
	Taken  int             `json:"taken,omitempty"` // of a long list, as many as were reckoned with; 0: all
}

// Words are a text in both languages.
type Words struct {
	Ko string `json:"ko"`
	En string `json:"en"`
}

// Parameters names the law book.
type Parameters struct {
	Version string `json:"version"`
}

// New is the document of a result, computed at the moment that the caller names.
func New(engine *scenario.Engine, study *policy.Study, in Input, r Result, at time.Time) Document {
	return Document{
		Schema: Schema, ComputedAt: at.UTC().Truncate(time.Second), Input: in, Result: r,
		Parameters: Parameters{engine.Book().Version()}, Laws: Laws(engine, study),
	}
}

// Encode is the document's bytes. Documents are encoded once, when they are
// made.
func (d Document) Encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(d); err != nil {
		return nil, fmt.Errorf("encode document: %w", err)
	}
	return out.Bytes(), nil
}

// Decode reads the bytes of a released schema.
func Decode(body []byte) (Document, error) {
	var head struct {
		Schema int `json:"schema"`
	}
	if err := json.Unmarshal(body, &head); err != nil {
		return Document{}, fmt.Errorf("decode document: %w", err)
	}
	if head.Schema != Schema {
		return Document{}, fmt.Errorf("decode document: schema %d is unknown", head.Schema)
	}
	var d Document
	if err := json.Unmarshal(body, &d); err != nil {
		return Document{}, fmt.Errorf("decode document: %w", err)
	}
	return d, nil
}
