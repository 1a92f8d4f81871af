package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

// scenarioKind is what a document of one scenario is stored as.
const scenarioKind = "scenario"

// isShown tells the kinds of document that have a page.
func isShown(kind string) bool { return kind == scenarioKind || kind == policyDocument }

// evaluate is the document of a scenario, computed now.
func (s *Server) evaluate(parsed scenario.Scenario, options scenario.Options) document.Document {
	return document.New(s.Engine, s.Engine.Evaluate(parsed, options), s.Now())
}

// saveScenario computes a scenario with its working and stores it, with the
// first link to it.
func (s *Server) saveScenario(ctx context.Context, parsed scenario.Scenario, to share) (db.Saved, error) {
	return s.saveDocument(ctx, s.evaluate(parsed, scenario.Options{Record: true, Sweep: true, Solve: true}), to)
}

// saveDocument stores a document with the first link to it.
func (s *Server) saveDocument(ctx context.Context, d document.Document, to share) (db.Saved, error) {
	body, err := d.Encode()
	if err != nil {
		return db.Saved{}, err
	}
	return s.Store.Save(ctx, db.NewDocument{Kind: scenarioKind, Schema: document.Schema, Body: body, Audience: to.audience, ExpiresAt: to.expiresAt(s.Now())}, s.Now())
}

// savedAnswer is what the owner gets once. The edit key is kept nowhere else.
type savedAnswer struct {
	ID      string `json:"id"`
	URL     string `json:"url"`
	EditKey string `json:"edit_key"`
	SHA256  string `json:"sha256"`
}

// maxExpiryDays is the longest that a link can be open that expires at all.
const maxExpiryDays = 3650

// saveInput is what the body says beside the scenario.
type saveInput struct{ audience, days int }

func (in *saveInput) fields() []scenario.Field {
	return []scenario.Field{scenario.OptionInto("audience", audienceNames(), &in.audience), scenario.CountInto("expires_in_days", 0, maxExpiryDays, &in.days)}
}

// postScenario saves a scenario with its first link, for the audience and as
// long as the body says. Its working is kept whether asked for or not.
func (s *Server) postScenario(c echo.Context) error {
	var in saveInput
	parsed, _, err := s.parseScenario(c, in.fields()...)
	if err != nil {
		return err
	}
	saved, err := s.saveScenario(c.Request().Context(), parsed, share{audience: audiences[in.audience], days: in.days})
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/scenarios/"+saved.LinkID)
	return sendJSON(c, http.StatusCreated, savedAnswer{
		ID: saved.LinkID, URL: s.absolute(c, "/s/"+saved.LinkID), EditKey: saved.EditKey, SHA256: saved.SHA256,
	})
}

// absolute is the address of a path on this site.
func (s *Server) absolute(c echo.Context, path string) string {
	if s.BaseURL != "" {
		return s.BaseURL + path
	}
	scheme := "http"
	switch {
	case c.Request().TLS != nil:
		scheme = "https"
	case s.behindTrustedProxy(c) && c.Request().Header.Get(echo.HeaderXForwardedProto) == "https":
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host + path
}

// openScenario is the saved scenario behind the link of the address. A link
// for another audience than the full one does not open the whole of it.
func (s *Server) openScenario(c echo.Context) (db.Record, error) { return s.openKinds(c, scenarioKind) }

// openKinds is the saved document of one of the kinds, for the full audience.
func (s *Server) openKinds(c echo.Context, kinds ...string) (db.Record, error) {
	record, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
	if err == nil && (!slices.Contains(kinds, record.Document.Kind) || record.Link.Audience != db.Full) {
		err = db.ErrNotFound
	}
	return record, err
}

// scenarioAnswer is a saved scenario. Its parts are the stored bytes.
type scenarioAnswer struct {
	ID         string          `json:"id"`
	URL        string          `json:"url"`
	CreatedAt  time.Time       `json:"created_at"`
	SHA256     string          `json:"sha256"` // of the document at /document
	Newer      string          `json:"newer,omitempty"`
	Schema     int             `json:"schema"`
	Input      json.RawMessage `json:"input"`
	Result     json.RawMessage `json:"result"`
	Parameters json.RawMessage `json:"parameters"`
}

// getScenario answers the input and the result as computed when saved.
func (s *Server) getScenario(c echo.Context) error {
	record, err := s.openScenario(c)
	if err != nil {
		return err
	}
	if notModified(c, record.Document.SHA256+record.NewerLink) {
		return c.NoContent(http.StatusNotModified)
	}
	answer := scenarioAnswer{
		ID: record.Link.ID, URL: s.absolute(c, "/s/"+record.Link.ID), CreatedAt: record.Document.CreatedAt,
		SHA256: record.Document.SHA256, Newer: record.NewerLink,
	}
	if err := json.Unmarshal(record.Document.Body, &answer); err != nil {
		return fmt.Errorf("read document: %w", err)
	}
	var result struct {
		Parameters json.RawMessage `json:"parameters"`
	}
	if err := json.Unmarshal(answer.Result, &result); err != nil {
		return fmt.Errorf("read document: %w", err)
	}
	answer.Parameters = result.Parameters
	return sendJSON(c, http.StatusOK, answer)
}

// getScenarioDocument answers the stored bytes, so that anyone can verify their
// hash.
func (s *Server) getScenarioDocument(c echo.Context) error { return s.sendDocument(c, scenarioKind) }

// getDocument answers those of either kind.
func (s *Server) getDocument(c echo.Context) error {
	return s.sendDocument(c, scenarioKind, policyDocument)
}

func (s *Server) sendDocument(c echo.Context, kinds ...string) error {
	record, err := s.openKinds(c, kinds...)
	if err != nil {
		return err
	}
	if notModified(c, record.Document.SHA256) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, record.Document.Body)
}

// notModified sets the entity tag, the document's hash and what else an answer
// depends on, and tells whether the client has it already.
func notModified(c echo.Context, tag string) bool {
	tag = `"` + tag + `"`
	c.Response().Header().Set("ETag", tag)
	return strings.Contains(c.Request().Header.Get("If-None-Match"), tag)
}

// deleteScenario removes a saved scenario for who holds its edit key.
func (s *Server) deleteScenario(c echo.Context) error {
	key, err := bearer(c)
	if err != nil {
		return err
	}
	if err := s.Store.Delete(c.Request().Context(), c.Param("id"), key, s.Now()); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

// bearer is the edit key that a request shows.
func bearer(c echo.Context) (string, error) {
	scheme, key, _ := strings.Cut(c.Request().Header.Get(echo.HeaderAuthorization), " ")
	if key = strings.TrimSpace(key); !strings.EqualFold(scheme, "bearer") || key == "" {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
		return "", echo.NewHTTPError(http.StatusUnauthorized)
	}
	return key, nil
}
