package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/disclose"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
)

// candidateCookie holds what a candidate has typed, sealed like the draft of the
// calculator and apart from it.
const candidateCookie = "candidate"

// candidateDraft is what a candidate has typed and chosen for one invitation.
type candidateDraft struct {
	Invitation string        `json:"i"`
	Shown      typed         `json:"s"`
	Choice     answerChoices `json:"c"`
	Sent       bool          `json:"a,omitempty"`
}

// keptCandidate is what was typed for this invitation; nothing for another.
func (s *Server) keptCandidate(c echo.Context, in openedInvitation) candidateDraft {
	var d candidateDraft
	if !s.readCookie(c, candidateCookie, &d) || d.Invitation != in.id {
		return candidateDraft{Invitation: in.id, Shown: typed{}, Choice: defaultChoices}
	}
	d.Shown = d.Shown.ofCandidates()
	return d
}

// ofCandidates are the fields that are the candidate's.
func (t typed) ofCandidates() typed {
	kept := typed{}
	for path, said := range t {
		if _, known := fieldAt(path); known && candidatesOwn(path) {
			kept[path] = said
		}
	}
	return kept
}

// workedCandidate is a candidate's form with what it comes to. It has no figures
// until the form can be read.
type workedCandidate struct {
	worked
	invitation openedInvitation
	draft      candidateDraft
	wrong      map[string]string // of the choices: text keys by field
	summary    scenario.Summary
	computed   bool
}

// sees tells whether the candidate may see the offer by now.
func (w workedCandidate) sees() bool { return w.invitation.SeeOffer || w.draft.Sent }

// workCandidate computes the candidate's side together with the company's.
func (s *Server) workCandidate(in openedInvitation, d candidateDraft, o scenario.Options) workedCandidate {
	w := workedCandidate{invitation: in, draft: d, worked: worked{shown: d.Shown, valid: d.Shown}}
	w.scenario, w.errors = s.parse(union(in.typed(), d.Shown))
	if len(w.errors) > 0 {
		w.scenario, _ = s.parse(union(in.typed(), placeholderPay)) // for the defaults of the form
		return w
	}
	s.compute(&w, o)
	return w
}

// compute fills in the figures of a scenario that could be read.
func (s *Server) compute(w *workedCandidate, o scenario.Options) {
	e := s.Engine.Evaluate(w.scenario, o)
	w.computed, w.summary, w.document = true, e.Result.Summary, document.New(s.Engine, e, s.Now())
}

// untouched tells a form whose pay is still to be typed: that is no error until
// it is sent.
func (w *workedCandidate) untouched() bool {
	return len(w.errors) == 1 && w.errors[0].Field == "current.base" && w.draft.Shown["current.base"] == ""
}

// candidate is the page that a candidate opens.
func (s *Server) candidate(c echo.Context) error {
	in, err := s.openInvitation(c)
	if err != nil {
		return s.gone(c, err)
	}
	w := s.workCandidate(in, s.keptCandidate(c, in), scenario.Options{Solve: true})
	if w.untouched() {
		w.errors = nil
	}
	return s.render(c, http.StatusOK, views.Candidate(s.candidatePage(c, w)), views.AppFragment)
}

// recomputeCandidate answers the form as it is filled in.
func (s *Server) recomputeCandidate(c echo.Context) error {
	w, err := s.readCandidate(c)
	if err != nil {
		return s.gone(c, err)
	}
	if w.untouched() && w.do == "" {
		w.errors = nil
	}
	return s.renderCandidate(c, w, http.StatusOK)
}

// readCandidate reads the form and computes it, and keeps it for the next
// request.
func (s *Server) readCandidate(c echo.Context) (workedCandidate, error) {
	in, err := s.openInvitation(c)
	if err != nil {
		return workedCandidate{}, err
	}
	f, err := readForm(c)
	if err != nil {
		return workedCandidate{}, err
	}
	d := s.keptCandidate(c, in)
	d.Shown = s.tidy(s.doneByCandidate(f))
	wrong := map[string]string{}
	d.Choice = readChoices(c.Request().PostForm, wrong)
	w := s.workCandidate(in, d, scenario.Options{Solve: true})
	w.do, w.wrong = f.do, wrong
	s.keepCookie(c, candidateCookie, d)
	return w, nil
}

// doneByCandidate are the texts of the form after what its button asks for: a
// grant more, or one less.
func (s *Server) doneByCandidate(f form) typed {
	t := f.typed.ofCandidates()
	if f.do == doAddGrant+"current" {
		return s.withGrant(t, "current")
	}
	if position, is := strings.CutPrefix(f.do, doRemoveGrant+"current."); is && position != "" {
		return t.without("current.equity." + position + ".")
	}
	return t
}

// renderCandidate answers with the page, or with the part that a script swaps.
func (s *Server) renderCandidate(c echo.Context, w workedCandidate, status int) error {
	page := s.candidatePage(c, w)
	if len(w.errors)+len(w.wrong) > 0 {
		status = http.StatusUnprocessableEntity
		page.Errors.Focus = !wantsFragment(c.Request())
	}
	return s.render(c, status, views.Candidate(page), views.AppFragment)
}

// sendAnswer stores what the candidate shares, and shows the answer's edit key
// this once.
func (s *Server) sendAnswer(c echo.Context) error {
	w, err := s.readCandidate(c)
	if err != nil {
		return s.gone(c, err)
	}
	if len(w.errors)+len(w.wrong) > 0 {
		return s.renderCandidate(c, w, http.StatusUnprocessableEntity)
	}
	saved, _, err := s.saveAnswer(c.Request().Context(), w)
	if err != nil {
		return s.gone(c, err)
	}
	w.draft.Sent = true
	s.keepCookie(c, candidateCookie, w.draft)
	page := s.candidatePage(c, w)
	page.Sent = s.sentAnswer(c, page.Lang, w, saved)
	return s.render(c, http.StatusCreated, views.Candidate(page), views.AppFragment)
}

// candidateWorking shows how the candidate's figures came about, without those
// of the company and the state.
func (s *Server) candidateWorking(c echo.Context) error {
	in, err := s.openInvitation(c)
	if err != nil {
		return s.gone(c, err)
	}
	w := s.workCandidate(in, s.keptCandidate(c, in), scenario.Options{Record: true, Solve: true})
	if !w.computed || !w.sees() {
		return db.ErrNotFound
	}
	return s.working(c, workingSource{
		doc: w.document, scenario: w.scenario, audience: db.Candidate, back: in.path(), self: in.path() + "/working",
	})
}

// answerChoices are what a candidate chooses besides.
type answerChoices struct {
	Level disclose.Level `json:"l"`
	Days  int            `json:"d"` // that the company can see the answer; 0: until it is withdrawn
}

var defaultChoices = answerChoices{Level: disclose.Gap, Days: 30}
