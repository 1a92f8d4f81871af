package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

const (
	resultsPath = policyPath + "/results"
	runField    = "run"
)

// savePolicyInput is what the body says beside the study.
type savePolicyInput struct{ audience, days int }

func (in *savePolicyInput) fields() []scenario.Field {
	return []scenario.Field{scenario.OptionInto("audience", labAudienceNames(), &in.audience), scenario.CountInto("expires_in_days", 0, maxExpiryDays, &in.days)}
}

func labAudienceNames() []string {
	names := make([]string, len(labAudiences))
	for i, audience := range labAudiences {
		names[i] = string(audience)
	}
	return names
}

// postPolicyResult saves a study's answer with its first link: of a study as for
// POST /api/v1/policy, or of a run that is done.
func (s *Server) postPolicyResult(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	object, err := objectOf(body)
	if err != nil || object == nil {
		return fieldErrors([]scenario.FieldError{{Code: "not_json"}})
	}
	to, errs := takeSaveInput(object)
	document, err := s.askedDocument(c.Request().Context(), object)
	var wrong *inputError
	switch {
	case errors.As(err, &wrong):
		errs = append(errs, wrong.fields...)
	case err != nil:
		return err
	}
	if len(errs) > 0 {
		return fieldErrors(errs)
	}
	saved, err := s.storeStudy(c.Request().Context(), document, to)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, resultsPath+"/"+saved.LinkID)
	return sendJSON(c, http.StatusCreated, savedAnswer{
		ID: saved.LinkID, URL: s.absolute(c, "/s/"+saved.LinkID), EditKey: saved.EditKey, SHA256: saved.SHA256,
	})
}

// takeSaveInput moves for whom and how long out of the body.
func takeSaveInput(object map[string]json.RawMessage) (share, []scenario.FieldError) {
	own := map[string]json.RawMessage{}
	for _, name := range []string{"audience", "expires_in_days"} {
		if raw, given := object[name]; given {
			own[name] = raw
			delete(object, name)
		}
	}
	raw, _ := json.Marshal(own) // what was decoded marshals
	var in savePolicyInput
	draft, errs := scenario.DraftFromJSON(raw)
	if len(errs) == 0 {
		errs = scenario.ReadFields(draft, in.fields())
	}
	return share{audience: labAudiences[in.audience], days: in.days}, errs
}

// askedDocument is the bytes of the document that a body asks for.
func (s *Server) askedDocument(ctx context.Context, object map[string]json.RawMessage) ([]byte, error) {
	if raw, isRun := object[runField]; isRun && len(object) == 1 {
		var id string
		if json.Unmarshal(raw, &id) != nil {
			return nil, fieldErrors([]scenario.FieldError{{Field: runField, Code: "wrong_type"}})
		}
		_, body, err := s.finished(ctx, id)
		if errors.Is(err, db.ErrNotFound) {
			return nil, fieldErrors([]scenario.FieldError{{Field: runField, Code: "no_run"}})
		}
		return body, err
	}
	body, err := json.Marshal(object)
	if err != nil {
		return nil, fmt.Errorf("read study: %w", err)
	}
	study, draft, err := s.readStudy(ctx, body, maxStudyCases)
	if err != nil {
		return nil, err
	}
	d, err := s.studyDocument(ctx, &draft, &study, nil)
	if err != nil {
		return nil, err
	}
	return d.Encode()
}

// policyResultAnswer is a saved answer: what was asked, and what was found then.
type policyResultAnswer struct {
	ID        string          `json:"id"`
	URL       string          `json:"url"`
	CreatedAt time.Time       `json:"created_at"`
	SHA256    string          `json:"sha256"` // of the document at /document
	Newer     string          `json:"newer,omitempty"`
	Schema    int             `json:"schema"`
	Study     json.RawMessage `json:"study"`
	policyAnswer
}

// getPolicyResult answers a study's findings as computed when saved.
func (s *Server) getPolicyResult(c echo.Context) error {
	record, err := s.openKinds(c, policyDocument)
	if err != nil {
		return err
	}
	if notModified(c, record.Document.SHA256+record.NewerLink) {
		return c.NoContent(http.StatusNotModified)
	}
	d, err := policydoc.Decode(record.Document.Body)
	if err != nil {
		return fmt.Errorf("%w: %w", db.ErrCorrupt, err)
	}
	return sendJSON(c, http.StatusOK, policyResultAnswer{
		ID: record.Link.ID, URL: s.absolute(c, "/s/"+record.Link.ID), CreatedAt: record.Document.CreatedAt, SHA256: record.Document.SHA256,
		Newer: record.NewerLink, Schema: d.Schema, Study: d.Input.Study, policyAnswer: policyAnswerOf(&d),
	})
}

// getPolicyDocument answers the stored bytes.
func (s *Server) getPolicyDocument(c echo.Context) error { return s.sendDocument(c, policyDocument) }
