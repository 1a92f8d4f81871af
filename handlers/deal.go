package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
)

// workedDeal is a negotiation's form with what it computes to. The scenario is
// the calculator's draft.
type workedDeal struct {
	do         string
	shown      typed
	valid      typed
	errors     []scenario.FieldError
	evaluation deal.Evaluation
}

// negotiate is the page of the offer as it is negotiated, with what the visitor
// has typed or with the example.
func (s *Server) negotiate(c echo.Context) error {
	d := s.keptDeal(c)
	return s.sendDeal(c, s.workDeal(d.shown(), d.Valid, s.keptScenario(c)))
}

// renegotiate answers the form: computed, or with its errors beside the figures
// of the last valid values.
func (s *Server) renegotiate(c echo.Context) error {
	f, err := readForm(c)
	if err != nil {
		return err
	}
	s.stopRound(c, f.do)
	before := s.keptDeal(c)
	shown := s.withLiving(f.do, doneToDeal(f), before.Valid, s.keptScenario(c))
	shown, sc := s.takePackage(c, f.do, shown, before.Valid)
	w := s.workDeal(shown, before.Valid, sc)
	w.do, w.errors = f.do, forgiven(f.do, w.errors)
	s.keepCookie(c, dealCookie, draftOf(w.shown, w.valid))
	return s.sendDeal(c, w)
}

// forgiven are the errors without what a new entry still lacks: it was asked for
// just now.
func forgiven(do string, errs []scenario.FieldError) []scenario.FieldError {
	list, adds := strings.CutPrefix(do, doAddEntry)
	return slices.DeleteFunc(errs, func(e scenario.FieldError) bool {
		return adds && e.Code == "missing" && strings.HasPrefix(e.Field, list+".")
	})
}

// workDeal computes a form, where it has errors with the values before them.
func (s *Server) workDeal(shown, last typed, sc scenario.Scenario) workedDeal {
	w := workedDeal{shown: shown}
	var d deal.Deal
	w.valid, d, w.errors = s.settleDeal(shown, last, sc)
	w.evaluation = deal.Evaluate(s.Engine, d, s.dealOptions(true))
	return w
}

// dealOptions judge offers and schemes on today's day in Korea.
func (s *Server) dealOptions(record bool) deal.Options {
	return deal.Options{Record: record, Today: dateOf(s.Now().In(seoul))}
}

// keptScenario is the scenario of the calculator's draft.
func (s *Server) keptScenario(c echo.Context) scenario.Scenario {
	_, sc, _ := s.settle(s.keptDraft(c).Valid, s.openingDraft().Valid)
	return sc
}

// sendDeal answers with the page, or with the part that a script swaps.
func (s *Server) sendDeal(c echo.Context, w workedDeal) error {
	page := s.dealPage(c, w)
	status := http.StatusOK
	if len(w.errors) > 0 && c.Request().Method == http.MethodPost {
		status = http.StatusUnprocessableEntity
		page.Errors.Focus = !wantsFragment(c.Request())
	}
	return s.render(c, status, views.Deal(page), views.AppFragment)
}
