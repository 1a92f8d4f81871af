package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
)

// registerAPI registers the JSON API.
func (s *Server) registerAPI(e *echo.Echo) {
	api := e.Group("/api")
	get(api, "/openapi.json", s.getOpenAPI)
	api.POST("/v1/tax", s.postTax)
	api.POST("/v1/payslip", s.postPayslip)
	api.POST("/v1/evaluate", s.postEvaluate)
	api.POST("/v1/deal", s.postDeal)
	api.POST("/v1/policy", s.postPolicy, s.limitSaves, s.inTurn)
	get(api, "/v1/policy/runs/:id", s.getPolicyRun)
	api.DELETE("/v1/policy/runs/:id", s.cancelPolicyRun)
	api.POST("/v1/policy/results", s.postPolicyResult, s.limitSaves, s.inTurn)
	get(api, "/v1/policy/results/:id", s.getPolicyResult)
	get(api, "/v1/policy/results/:id/document", s.getPolicyDocument)
	api.DELETE("/v1/policy/results/:id", s.deleteScenario)
	e.POST(apiCasesPath, s.postPolicyCases, s.limitSaves)
	api.POST("/v1/scenarios", s.postScenario, s.limitSaves)
	get(api, "/v1/scenarios/:id", s.getScenario)
	get(api, "/v1/scenarios/:id/document", s.getScenarioDocument)
	get(api, "/v1/scenarios/:id/working", s.getScenarioWorking)
	api.DELETE("/v1/scenarios/:id", s.deleteScenario)
	api.PUT("/v1/scenarios/:id/newer", s.putNewer, s.limitSaves)
	s.registerInvitationsAPI(api)
	get(api, "/v1/parameters", s.getParameters)
}

// readDraft reads the body as one JSON object, whatever its content type says.
func readDraft(c echo.Context) (scenario.Draft, error) {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	draft, errs := scenario.DraftFromJSON(body)
	return draft, fieldErrors(errs)
}

// sendJSON encodes the answer before it sends it.
func sendJSON(c echo.Context, status int, answer any) error {
	out, err := encodeJSON(answer)
	if err != nil {
		return err
	}
	return c.Blob(status, echo.MIMEApplicationJSON, out)
}

// encodeJSON is the bytes of an answer.
func encodeJSON(answer any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil {
		return nil, fmt.Errorf("encode answer: %w", err)
	}
	return out.Bytes(), nil
}

// parseScenario reads a whole scenario, whether its working is asked for, and
// what else a route asks.
func (s *Server) parseScenario(c echo.Context, more ...scenario.Field) (parsed scenario.Scenario, working bool, err error) {
	draft, err := readDraft(c)
	if err != nil {
		return scenario.Scenario{}, false, err
	}
	var errs []scenario.FieldError
	for _, asked := range append(more, workingInto(&working)) {
		errs = append(errs, scenario.ReadFields(only(draft, asked.Path), []scenario.Field{asked})...)
		delete(draft, asked.Path)
	}
	parsed, wrong := s.Engine.Parse(draft)
	return parsed, working, fieldErrors(append(errs, wrong...))
}

// evaluateAnswer is a result, with its working where that is asked for.
type evaluateAnswer struct {
	document.Result
	*workingAnswer
}

// postEvaluate computes a scenario and keeps nothing.
func (s *Server) postEvaluate(c echo.Context) error {
	parsed, working, err := s.parseScenario(c)
	if err != nil {
		return err
	}
	d := s.evaluate(parsed, scenario.Options{Record: working, Solve: true})
	answer := evaluateAnswer{Result: d.Result}
	if working {
		answer.workingAnswer = &workingAnswer{d.Working, d.Laws}
	}
	return sendJSON(c, http.StatusOK, answer)
}
