package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

// errNoNewer is a newer result that is not there, or not the asker's.
var errNoNewer = errors.New("no such newer result, or another's")

// supersede points a saved result to a newer one: both stay as they are, and
// the links of the old one name those of the new one for the same audience.
// Who asks must hold the keys of both, or a link of one result would tell the
// links of another.
func (s *Server) supersede(ctx context.Context, id, key, newerID, newerKey string) error {
	if _, err := s.Store.Links(ctx, newerID, newerKey); err != nil {
		return s.noNewer(err)
	}
	newer, err := s.Store.Link(ctx, newerID, s.Now())
	if err != nil || !isShown(newer.Document.Kind) {
		return s.noNewer(err)
	}
	err = s.Store.Supersede(ctx, id, key, newer.Document.ID)
	if errors.Is(err, db.ErrInvalid) { // by itself
		return errNoNewer
	}
	return err
}

// noNewer hides which of the reasons it is, unless the store failed.
func (s *Server) noNewer(err error) error {
	if err == nil || statusOf(err) < http.StatusInternalServerError {
		return errNoNewer
	}
	return err
}

// editLink is the id and the key of an edit link: …/s/ID/edit#KEY.
func editLink(typed string) (id, key string, ok bool) {
	u, err := url.Parse(cleaned(typed))
	if err != nil {
		return "", "", false
	}
	_, rest, found := strings.Cut(u.Path, "/s/")
	id, end, _ := strings.Cut(rest, "/")
	return id, u.Fragment, found && end == "edit" && id != "" && u.Fragment != ""
}

// putNewer points a saved scenario to a newer one for who holds both edit keys.
func (s *Server) putNewer(c echo.Context) error {
	key, err := bearer(c)
	if err != nil {
		return err
	}
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	var errs []scenario.FieldError
	for _, field := range []string{"id", "edit_key"} {
		switch value, given := draft[field]; {
		case !given:
			errs = append(errs, scenario.FieldError{Field: field, Code: "missing"})
		case value.Kind != scenario.String:
			errs = append(errs, scenario.FieldError{Field: field, Code: "wrong_type"})
		}
	}
	if len(errs) > 0 {
		return fieldErrors(errs)
	}
	if err := s.supersede(c.Request().Context(), c.Param("id"), key, draft["id"].Text, draft["edit_key"].Text); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
