package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/offergap/offergap/calc/scenario"
)

// Schema is the version of the documents that New builds.
const Schema = 1

// Document is everything of one evaluation.
type Document struct {
	Schema     int             `json:"schema"`
	ComputedAt time.Time       `json:"computed_at"`
	Input      json.RawMessage `json:"input"`
	Result     Result          `json:"result"`
	Sweep      []SweepPoint    `json:"sweep"`
	Working    Working         `json:"working"`
	Laws       []LawUse        `json:"laws"`
	Deal       *Deal           `json:"deal,omitempty"` // the negotiation, where there was one
}

// New is the document of an evaluation, computed at the moment that the caller
// names.
func New(engine *scenario.Engine, e scenario.Evaluation, at time.Time) Document {
	input, _ := e.Scenario.MarshalJSON() // a valid scenario always marshals
	d := Document{
		Schema: Schema, ComputedAt: at.UTC().Truncate(time.Second), Input: input,
		Result: resultOf(engine, e), Sweep: sweepOf(e.Result.Sweep),
	}
	d.Working, d.Laws = WorkingOf(engine.Book(), e.Working)
	return d
}

// Encode is the document's bytes. Documents are encoded once, when they are
// made; what is stored is never encoded again.
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

// Scenario is the input as it was parsed when the document was made, read by
// the engine of today.
func (d Document) Scenario(engine *scenario.Engine) (scenario.Scenario, []scenario.FieldError) {
	draft, errs := scenario.DraftFromJSON(d.Input)
	if len(errs) > 0 {
		return scenario.Scenario{}, errs
	}
	return engine.Parse(draft)
}
