package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// verification is whether the bytes of a saved result are those that were
// saved. Computed is empty where they could not be read at all.
type verification struct {
	ID       string `json:"id"`
	Matches  bool   `json:"matches"`
	SHA256   string `json:"sha256,omitempty"`   // as it was stored when saved
	Computed string `json:"computed,omitempty"` // of the bytes as they are now
	Bytes    int    `json:"bytes,omitempty"`
	Document string `json:"document,omitempty"` // where the bytes are, for whoever may have them
}

// verify computes the hash of a saved result's bytes again.
func (s *Server) verify(c echo.Context) error {
	record, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
	switch {
	case errors.Is(err, db.ErrCorrupt): // what this page is there to find out
	case err != nil:
		return s.gone(c, err)
	case !isShown(record.Document.Kind):
		return db.ErrNotFound
	}
	v := verification{ID: c.Param("id")}
	if err == nil {
		sum := sha256.Sum256(record.Document.Body)
		v.SHA256, v.Computed, v.Bytes = record.Document.SHA256, hex.EncodeToString(sum[:]), len(record.Document.Body)
		v.Matches = v.SHA256 == v.Computed
	}
	if record.Link.Audience == db.Full {
		v.Document = s.absolute(c, "/s/"+v.ID+"/document")
	}
	if wantsJSON(c) {
		return sendJSON(c, http.StatusOK, v)
	}
	return s.render(c, http.StatusOK, views.Verify(s.verifyPage(c, v)))
}

func (s *Server) verifyPage(c echo.Context, v verification) views.VerifyPage {
	page, path := s.page(c, views.SectionNone), "/s/"+v.ID
	page.Title, page.Path, page.NoIndex = page.T("verify.title"), path+"/verify", true
	out := views.VerifyPage{
		Page: page, Heading: page.T("verify.heading"), Verdict: page.T("verify.differs"), Note: page.T("verify.note_part"),
		Links: []views.Link{{Text: page.T("verify.result"), URL: path}, {Text: page.T("verify.json"), URL: path + "/verify.json"}},
	}
	if v.Computed != "" {
		out.Hashes = []ui.Line{{Label: page.T("verify.stored"), Value: v.SHA256}, {Label: page.T("verify.computed"), Value: v.Computed}}
		out.Size = ui.Line{Label: page.T("verify.size"), Value: page.Lang.T("verify.bytes", text.With("count", text.Whole(int64(v.Bytes))))}
	}
	if v.Matches {
		out.Verdict = page.T("verify.matches")
	}
	if v.Document != "" {
		out.Note, out.Command = page.T("verify.note"), verifyCommand(v.Document)
	}
	return out
}

// verifyCommand prints the hash of a document on whoever's own machine.
func verifyCommand(document string) string { return "curl -s " + document + " | sha256sum" }
