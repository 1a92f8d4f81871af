package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
)

// save stores the form's result and answers with its link and edit key, which
// are shown this once: in the panel alone where a script asks, else on the
// page. A form with errors is not saved.
func (s *Server) save(c echo.Context) error {
	f, err := readForm(c)
	if err != nil {
		return err
	}
	before := s.keptDraft(c)
	w := s.work(s.tidy(f.typed.ofScenarios()), before.Valid, scenario.Options{Sweep: true, Solve: true})
	s.keepDraft(c, draftOf(w.shown, w.valid))
	s.keepUndo(c, before.Valid, w.valid, f.do == "")
	page := s.calculatorPage(c, w)
	chosen, wrong := readShare(c.Request().PostForm)
	if len(w.errors) > 0 {
		page.Share.Error = page.T("calculator.share.errors")
	}
	if len(w.errors)+len(wrong) > 0 {
		return s.render(c, http.StatusUnprocessableEntity, views.Calculator(page), views.ShareFragment)
	}
	saved, err := s.saveScenario(c.Request().Context(), w.scenario, chosen)
	if err != nil {
		return err
	}
	url := s.absolute(c, "/s/"+saved.LinkID)
	page.Share.Saved = &views.SavedLink{
		URL: url, Note: shareNote(page.Lang, chosen, s.Now()), EditURL: url + "/edit#" + saved.EditKey, EditKey: saved.EditKey,
	}
	return s.render(c, http.StatusCreated, views.Calculator(page), views.ShareFragment)
}
