package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
)

// worked is a form with what it computes to.
type worked struct {
	do       string // the button that was pressed
	shown    typed  // what stands in the form
	valid    typed  // what was computed with
	errors   []scenario.FieldError
	scenario scenario.Scenario
	document document.Document
}

// calculator is the page with the visitor's draft, or with the opening case. An
// address with fields in it makes them the draft.
func (s *Server) calculator(c echo.Context) error {
	d := s.keptDraft(c)
	if addressed := typedIn(c.QueryParams()).ofScenarios(); len(addressed) > 0 {
		s.language(c)
		return s.restart(c, d, withAddressed(d.Valid, addressed))
	}
	if asked, err := s.asOf(c, d); asked {
		return err
	}
	undo, undoes := s.keptUndo(c)
	w := s.work(d.shown(), d.Valid, scenario.Options{Sweep: true, Solve: true})
	return s.sendCalculator(c, w, undo, undoes)
}

// sendCalculator answers with the page, or with the part that a script swaps.
func (s *Server) sendCalculator(c echo.Context, w worked, undo undoable, undoes bool) error {
	page := s.calculatorPage(c, w)
	if undoes {
		page.Change = s.changeNote(page.Lang, undo.Valid, w)
	}
	status := http.StatusOK
	if len(w.errors) > 0 && c.Request().Method == http.MethodPost {
		status = http.StatusUnprocessableEntity
		page.Form.Errors.Focus = !wantsFragment(c.Request()) // a script must not take it from who is typing
	}
	return s.render(c, status, views.Calculator(page), views.AppFragment)
}

// withAddressed puts the fields of an address into the draft. A side of which
// the address names a field is replaced whole: half of someone else's package
// beside the own one would be nobody's.
func withAddressed(t, addressed typed) typed {
	var named []string
	for _, side := range []string{"current.", "offer."} {
		if len(addressed.without(side)) < len(addressed) {
			named = append(named, side)
		}
	}
	return union(t.without(named...), addressed)
}

// recalculate answers the form: computed, or with its errors beside the figures
// of the last valid values.
func (s *Server) recalculate(c echo.Context) error {
	f, err := readForm(c)
	if err != nil {
		return err
	}
	s.stopRound(c, f.do)
	before := s.keptDraft(c)
	shown := s.tidy(s.done(f))
	if undo, has := s.keptUndo(c); has && f.do == doUndo {
		shown = undo.Valid
	}
	w := s.work(shown, before.Valid, scenario.Options{Sweep: true, Solve: true})
	w.do = f.do
	s.keepDraft(c, draftOf(w.shown, w.valid))
	undo, undoes := s.keepUndo(c, before.Valid, w.valid, f.do == "")
	return s.sendCalculator(c, w, undo, undoes)
}

// work computes a form, where it has errors with the values before them.
func (s *Server) work(shown, last typed, o scenario.Options) worked {
	w := worked{shown: shown}
	w.valid, w.scenario, w.errors = s.settle(shown, last)
	w.document = s.evaluate(w.scenario, o)
	return w
}
