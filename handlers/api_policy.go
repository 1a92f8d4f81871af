package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

// The most that an answer within a request reckons with, and a run in the
// background.
const (
	maxStudyCases   = 500
	maxRunCases     = 100_000
	maxStudyDesigns = 4
	maxStudyDraws   = 2000
)

// policyAnswer is what the designs do, and the law that they were reckoned by.
type policyAnswer struct {
	policy.Findings
	Parameters policyParameters `json:"parameters"`
}

type policyParameters struct {
	Version string `json:"version"`
}

// postPolicy answers a study of designs and keeps nothing, or begins a run for
// who prefers to come back for the answer.
func (s *Server) postPolicy(c echo.Context) error {
	if prefersAsync(c.Request()) {
		return s.postPolicyRun(c)
	}
	c.Response().Header().Add(echo.HeaderVary, preferHeader)
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	study, _, err := s.readStudy(c.Request().Context(), body, maxStudyCases)
	if err != nil {
		return err
	}
	findings, err := policy.Run(c.Request().Context(), s.Engine, study, nil)
	if err != nil {
		return fmt.Errorf("run study: %w", err)
	}
	return sendJSON(c, http.StatusOK, policyAnswer{findings, policyParameters{s.Engine.Book().Version()}})
}

// draftStudy is a study that was read. Cases and designs are read apart, one by
// one: a list of them has more fields than one input may have.
type draftStudy struct {
	in      studyInput
	cases   []json.RawMessage // given one by one; none: an uploaded list or a pool
	designs []draftDesign
}

// readDraftStudy reads a study of at most so many cases but for the cases.
func (s *Server) readDraftStudy(body []byte, mostCases int) (draftStudy, []scenario.FieldError) {
	rest, cases, designs, errs := takeApart(body, mostCases)
	if len(errs) > 0 {
		return draftStudy{}, errs
	}
	d := draftStudy{in: newStudyInput(mostCases)}
	errs = d.in.read(rest)
	d.cases = cases
	var more []scenario.FieldError
	d.designs, more = s.readDesigns(designs)
	return d, append(errs, more...)
}

// terms are the study without its cohort.
func (d *draftStudy) terms(engine *scenario.Engine) (policy.Study, []scenario.FieldError) {
	study, errs := d.in.study(engine)
	for i := range d.designs {
		study.Designs = append(study.Designs, d.designs[i].design(engine))
	}
	return study, errs
}

// readStudy reads a whole study of at most so many cases.
func (s *Server) readStudy(ctx context.Context, body []byte, mostCases int) (policy.Study, draftStudy, error) {
	d, errs := s.readDraftStudy(body, mostCases)
	study, more := d.terms(s.Engine)
	errs = append(errs, more...)
	given, more := s.readCases(d.cases)
	if errs = append(errs, more...); len(errs) > 0 {
		return policy.Study{}, d, fieldErrors(errs)
	}
	var err error
	switch {
	case d.in.casesID != "":
		if err = s.hasCases(ctx, d.in.casesID, mostCases); err == nil {
			study.Cohort, _, err = s.uploadedCases(ctx, d.in.casesID)
		}
	case len(given) > 0:
		study.Cohort = given
	default:
		study.Cohort, errs = d.in.cohort(s.Engine)
		err = fieldErrors(errs)
	}
	return study, d, err
}

// hasCases checks that an uploaded list is there, and not too long. One that is
// not is an error of its field.
func (s *Server) hasCases(ctx context.Context, id string, most int) error {
	info, err := s.uploadedInfo(ctx, id)
	code := ""
	switch {
	case errors.Is(err, db.ErrNotFound), errors.Is(err, db.ErrGone):
		code = "no_cases"
	case err != nil:
		return err
	case info.Report.Good > most:
		code = "too_many"
	default:
		return nil
	}
	return fieldErrors([]scenario.FieldError{{Field: casesIDField, Code: code, Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(most)}}}})
}

// takeApart cuts cohort.cases and designs out of the body.
func takeApart(body []byte, mostCases int) (rest scenario.Draft, cases, designs []json.RawMessage, errs []scenario.FieldError) {
	var whole map[string]json.RawMessage
	if json.Unmarshal(body, &whole) != nil || whole == nil {
		return nil, nil, nil, []scenario.FieldError{{Code: "not_json"}}
	}
	designs, errs = takeList(whole, "designs", "designs", maxStudyDesigns)
	var cohort map[string]json.RawMessage
	if json.Unmarshal(whole["cohort"], &cohort) == nil && cohort["cases"] != nil {
		var more []scenario.FieldError
		cases, more = takeList(cohort, "cases", "cohort.cases", mostCases)
		errs = append(errs, more...)
		whole["cohort"], _ = json.Marshal(cohort)
	}
	if len(errs) > 0 {
		return nil, nil, nil, errs
	}
	left, err := json.Marshal(whole)
	if err != nil {
		return nil, nil, nil, []scenario.FieldError{{Code: "not_json"}}
	}
	rest, errs = scenario.DraftFromJSON(left)
	return rest, cases, designs, errs
}

// takeList takes the list at the key out of the object: at least one entry, at
// most so many.
func takeList(object map[string]json.RawMessage, key, path string, most int) ([]json.RawMessage, []scenario.FieldError) {
	raw, given := object[key]
	delete(object, key)
	var list []json.RawMessage
	switch err := json.Unmarshal(raw, &list); {
	case !given:
		return nil, []scenario.FieldError{{Field: path, Code: "missing"}}
	case err != nil:
		return nil, []scenario.FieldError{{Field: path, Code: "wrong_type"}}
	case len(list) == 0:
		return nil, []scenario.FieldError{{Field: path, Code: "missing"}}
	case len(list) > most:
		return nil, []scenario.FieldError{{Field: path, Code: "too_many", Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(most)}}}}
	}
	return list, nil
}

// readCases reads the candidates that are given one by one.
func (s *Server) readCases(raw []json.RawMessage) ([]policy.Case, []scenario.FieldError) {
	if len(raw) == 0 {
		return nil, nil
	}
	return readEach("cohort.cases", raw, func(d scenario.Draft) (policy.Case, []scenario.FieldError) { return readCase(s.Engine, d) })
}

// readDesigns reads the designs.
func (s *Server) readDesigns(raw []json.RawMessage) ([]draftDesign, []scenario.FieldError) {
	return readEach("designs", raw, func(d scenario.Draft) (draftDesign, []scenario.FieldError) { return readDesign(s.Engine, d, false) })
}

// readEach reads the entries of a list, each with its position before its
// errors.
func readEach[T any](list string, raw []json.RawMessage, read func(scenario.Draft) (T, []scenario.FieldError)) ([]T, []scenario.FieldError) {
	out := make([]T, len(raw))
	var all []scenario.FieldError
	for i := range raw {
		at := list + "." + strconv.Itoa(i)
		draft, errs := scenario.DraftFromJSON(raw[i])
		if len(errs) > 0 {
			all = append(all, scenario.FieldError{Field: at, Code: "wrong_type"})
			continue
		}
		out[i], errs = read(draft)
		for _, e := range errs {
			e.Field = at + "." + e.Field
			all = append(all, e)
		}
	}
	return out, all
}
