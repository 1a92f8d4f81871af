package handlers

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/disclose"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
)

// registerInvitationsAPI registers invitations and their answers.
func (s *Server) registerInvitationsAPI(api *echo.Group) {
	api.POST("/v1/invitations", s.postInvitation, s.limitSaves)
	api.DELETE("/v1/invitations/:id", s.deleteScenario)
	api.POST("/v1/invitations/:id/answers", s.postAnswer, s.limitSaves)
	get(api, "/v1/invitations/:id/answers", s.getAnswers)
	api.DELETE("/v1/answers/:id", s.deleteScenario)
}

// invitationInput is what the body says beside the company's side.
type invitationInput struct {
	days     int
	seeOffer bool
}

func newInvitationInput() *invitationInput {
	return &invitationInput{days: defaultInviteDays, seeOffer: true}
}

func (in *invitationInput) fields() []scenario.Field {
	return []scenario.Field{scenario.CountInto("expires_in_days", 1, maxExpiryDays, &in.days), scenario.BoolInto("see_offer", &in.seeOffer)}
}

// postInvitation makes an invitation of the company's side of a case. A field of
// the candidate's is refused: the company is not to fill it in.
func (s *Server) postInvitation(c echo.Context) error {
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	in := newInvitationInput()
	errs := readBeside(draft, in.fields())
	errs = append(errs, refuse(draft, func(path string) bool { return !travels(path) || staysBehind(path) })...)
	for path, pay := range placeholderPay {
		draft[path] = scenario.Value{Kind: scenario.Typed, Text: pay}
	}
	sc, wrong := s.Engine.Parse(draft)
	if err := fieldErrors(append(errs, wrong...)); err != nil {
		return err
	}
	saved, err := s.saveInvitation(c.Request().Context(), invitationOf(sc, in.seeOffer), validity{days: in.days})
	if err != nil {
		return err
	}
	return sendJSON(c, http.StatusCreated, savedAnswer{
		ID: saved.LinkID, URL: s.absolute(c, "/c/"+saved.LinkID), EditKey: saved.EditKey, SHA256: saved.SHA256,
	})
}

// staysBehind tells the name of a whole group, as an empty object has it.
func staysBehind(group string) bool {
	return slices.Contains(candidateGroups, group) || slices.Contains(ownGroups, group)
}

// readBeside reads the fields that stand beside a scenario, and takes them out of
// the draft.
func readBeside(draft scenario.Draft, fields []scenario.Field) []scenario.FieldError {
	var errs []scenario.FieldError
	for _, f := range fields {
		errs = append(errs, scenario.ReadFields(only(draft, f.Path), []scenario.Field{f})...)
		delete(draft, f.Path)
	}
	return errs
}

// refuse takes fields out of a draft that are not the sender's, with an error
// each.
func refuse(draft scenario.Draft, foreign func(path string) bool) []scenario.FieldError {
	var errs []scenario.FieldError
	for path := range draft {
		if foreign(path) {
			errs = append(errs, scenario.FieldError{Field: path, Code: "unknown_field"})
			delete(draft, path)
		}
	}
	slices.SortFunc(errs, func(a, b scenario.FieldError) int { return strings.Compare(a.Field, b.Field) })
	return errs
}

// answerInput is what the body says beside the candidate's side.
type answerInput struct {
	level disclose.Level
	days  int
}

func newAnswerInput() *answerInput { return &answerInput{days: defaultChoices.Days} }

func (in *answerInput) fields() []scenario.Field {
	return []scenario.Field{scenario.ChoiceInto("share", disclose.LevelNames(), &in.level), scenario.CountInto("expires_in_days", 0, maxExpiryDays, &in.days)}
}

// sentJSON is what a candidate gets once, and what the company sees of it.
type sentJSON struct {
	savedAnswer
	Seen seenJSON `json:"seen"`
}

// seenJSON is what a company sees of an answer. Input and result are there where
// everything is shared.
type seenJSON struct {
	Share         string          `json:"share"`
	Ratio         document.Ratios `json:"ratio"`
	RequiredOffer *document.Won   `json:"required_offer"`
	Input         json.RawMessage `json:"input,omitempty"`
	Result        json.RawMessage `json:"result,omitempty"`
}

func seen(a answer) (seenJSON, error) {
	out := seenJSON{Share: a.Share, Ratio: a.Ratio, RequiredOffer: a.RequiredOffer}
	if a.level() != disclose.Everything {
		return out, nil
	}
	return out, json.Unmarshal(a.Shared, &out)
}

// postAnswer answers an invitation with the candidate's side of the case.
func (s *Server) postAnswer(c echo.Context) error {
	invited, err := s.openInvitation(c)
	if err != nil {
		return err
	}
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	in := newAnswerInput()
	errs := readBeside(draft, in.fields())
	errs = append(errs, refuse(draft, func(path string) bool { return !candidatesOwn(path) && !slices.Contains(candidateGroups, path) })...)
	for _, f := range invited.Fields {
		draft[f.Path] = scenario.Value{Kind: scenario.Typed, Text: f.Text}
	}
	w := workedCandidate{invitation: invited, draft: candidateDraft{Choice: answerChoices{Level: in.level, Days: in.days}}}
	var wrong []scenario.FieldError
	w.scenario, wrong = s.Engine.Parse(draft)
	if err := fieldErrors(append(errs, wrong...)); err != nil {
		return err
	}
	s.compute(&w, scenario.Options{Solve: true})
	saved, a, err := s.saveAnswer(c.Request().Context(), w)
	if err != nil {
		return err
	}
	shown, err := seen(a)
	if err != nil {
		return err
	}
	url := s.absolute(c, invited.path()+"/mine/"+saved.LinkID)
	return sendJSON(c, http.StatusCreated, sentJSON{savedAnswer{ID: saved.LinkID, URL: url, EditKey: saved.EditKey, SHA256: saved.SHA256}, shown})
}

// answerJSON is one answer in the company's list.
type answerJSON struct {
	ID        string     `json:"id"`
	CreatedAt time.Time  `json:"created_at"`
	ExpiresAt *time.Time `json:"expires_at"`
	seenJSON
}

// getAnswers lists the answers for who holds the invitation's edit key.
func (s *Server) getAnswers(c echo.Context) error {
	key, err := bearer(c)
	if err != nil {
		return err
	}
	answers, err := s.answersTo(c.Request().Context(), c.Param("id"), key)
	if err != nil {
		return err
	}
	list := struct {
		Answers []answerJSON `json:"answers"`
	}{[]answerJSON{}}
	for _, a := range answers {
		shown, err := seen(a.answer)
		if err != nil {
			return err
		}
		out := answerJSON{ID: a.record.Link.ID, CreatedAt: a.record.Document.CreatedAt, seenJSON: shown}
		if until := a.record.Link.ExpiresAt; !until.IsZero() {
			out.ExpiresAt = &until
		}
		list.Answers = append(list.Answers, out)
	}
	return sendJSON(c, http.StatusOK, list)
}
