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
	chosen, earlier, sound, err := s.readSave(c, page.Lang, &page.Share)
	if err != nil {
		return err
	}
	if len(w.errors) > 0 {
		page.Share.Error = page.T("calculator.share.errors")
	}
	if len(w.errors) > 0 || !sound {
		return s.render(c, http.StatusUnprocessableEntity, views.Calculator(page), views.ShareFragment)
	}
	saved, err := s.saveScenario(c.Request().Context(), w.scenario, chosen)
	if err != nil {
		return err
	}
	if page.Share.Saved, err = s.savedLink(c, page.Lang, saved, chosen, earlier); err != nil {
		return err
	}
	if page.Share.Saved.Changed.Has() {
		page.Share.Round = nil
	}
	return s.render(c, http.StatusCreated, views.Calculator(page), views.ShareFragment)
}
