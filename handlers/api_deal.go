package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
)

// dealAnswer is what a negotiation comes to, with its working where that is
// asked for.
type dealAnswer struct {
	Deal       deal.Result         `json:"deal"`
	Parameters document.Parameters `json:"parameters"`
	*workingAnswer
}

// postDeal computes a negotiation and keeps nothing.
func (s *Server) postDeal(c echo.Context) error {
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	working := false
	asked := workingInto(&working)
	errs := scenario.ReadFields(only(draft, asked.Path), []scenario.Field{asked})
	delete(draft, asked.Path)
	d, more := deal.Parse(s.Engine, draft)
	if err := fieldErrors(append(errs, more...)); err != nil {
		return err
	}
	e := deal.Evaluate(s.Engine, d, s.dealOptions(working))
	answer := dealAnswer{Deal: e.Result, Parameters: s.evaluate(d.Scenario, scenario.Options{}).Result.Parameters}
	answer.workingAnswer = s.workingOf(e.Working)
	return sendJSON(c, http.StatusOK, answer)
}
