package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
)

// The names of the owner's form, and what its buttons ask for. The edit key
// goes in the body alone: addresses are kept in histories and logs.
const (
	editKeyField = "edit_key"
	linkField    = "link"
	labelField   = "label"
	newerField   = "newer"

	doAddLink       = "link.add"
	doRelabel       = "link.label"
	doRevoke        = "link.revoke"
	doSupersede     = "newer"
	doDelete        = "delete"
	doDeleteForGood = "delete.confirmed"
)

// ownerForm is what the owner of a saved result sends.
type ownerForm struct {
	key, do string
	link    string // that is relabelled or revoked
	label   string
	newer   string // the edit link of the result that takes this one's place
	share   share
	wrong   map[string]string // text keys by field
}

func readOwnerForm(c echo.Context) (ownerForm, error) {
	r := c.Request()
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		return ownerForm{}, err
	}
	values := r.PostForm
	f := ownerForm{key: cleaned(last(values[editKeyField])), do: last(values["do"]), link: last(values[linkField])}
	f.label = inOneLine(last(values[labelField]))
	if f.do == doRelabel {
		f.label = inOneLine(last(values[labelOf(f.link)]))
	}
	f.newer = cleaned(last(values[newerField]))
	f.share, f.wrong = readShare(values)
	return f, nil
}

// labelOf is the name of the field for the label of a link.
func labelOf(linkID string) string { return labelField + "." + linkID }

// owner asks for the edit key of a saved result. An expired or revoked link
// still leads its owner here.
func (s *Server) owner(c echo.Context) error {
	_, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
	if errors.Is(err, db.ErrNotFound) || errors.Is(err, db.ErrDeleted) {
		return s.gone(c, err)
	}
	return s.render(c, http.StatusOK, views.Owner(s.ownerPage(c, ownerForm{})))
}

// ownerAct does what the owner asks for, and shows the links of the document.
func (s *Server) ownerAct(c echo.Context) error {
	f, err := readOwnerForm(c)
	if err != nil {
		return err
	}
	page := s.ownerPage(c, f)
	links, done, err := s.doAsOwner(c.Request().Context(), c.Param("id"), f)
	switch {
	case errors.Is(err, db.ErrWrongKey):
		page.Key.Error, page.HasErrors = page.T("owner.wrong_key"), true
		return s.render(c, http.StatusForbidden, views.Owner(page))
	case err != nil:
		return s.gone(c, err)
	case f.do == doDeleteForGood:
		return s.render(c, http.StatusOK, views.Message(views.Deleted(page.Page)))
	}
	if done != "" {
		page.Done = page.T("owner.done." + done)
	}
	page.Confirm = f.do == doDelete
	page.Opened = s.ownerOpened(c, page.Lang, f, links)
	status := http.StatusOK
	if len(f.wrong) > 0 {
		page.HasErrors, status = true, http.StatusUnprocessableEntity
	}
	return s.render(c, status, views.Owner(page))
}

// doAsOwner changes what the form asks for, if it asks for what there is. It
// answers the links of the document after that, and what was done, if anything
// was.
func (s *Server) doAsOwner(ctx context.Context, id string, f ownerForm) (links []db.Link, done string, err error) {
	if len(f.wrong) == 0 {
		done, err = s.change(ctx, id, f)
	}
	if errors.Is(err, errNoNewer) {
		f.wrong[newerField], done, err = "owner.newer_wrong", "", nil
	}
	if err == nil && f.do != doDeleteForGood {
		links, err = s.Store.Links(ctx, id, f.key)
	}
	if err != nil {
		return nil, "", fmt.Errorf("act as owner: %w", err)
	}
	return links, done, nil
}

func (s *Server) change(ctx context.Context, id string, f ownerForm) (done string, err error) {
	switch f.do {
	case doAddLink:
		done = "added"
		_, err = s.Store.AddLink(ctx, id, f.key, db.NewLink{Audience: f.share.audience, Label: f.label, ExpiresAt: f.share.expiresAt(s.Now())}, s.Now())
	case doRelabel:
		done, err = "relabelled", s.Store.Relabel(ctx, f.link, f.key, f.label)
	case doRevoke:
		done, err = "revoked", s.Store.Revoke(ctx, f.link, f.key, s.Now())
	case doSupersede:
		done = "superseded"
		newer, key, ok := editLink(f.newer)
		if err = errNoNewer; ok {
			err = s.supersede(ctx, id, f.key, newer, key)
		}
	case doDeleteForGood:
		err = s.Store.Delete(ctx, id, f.key, s.Now())
	}
	return done, err
}
