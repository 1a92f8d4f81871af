package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
)

// registerInvitations registers the pages by which a candidate fills in their
// own side of a case.
func (s *Server) registerInvitations(e *echo.Echo) {
	get(e, "/invite", s.invite, noIndex)
	e.POST("/invite", s.makeInvitation, noIndex, s.limitSaves)
	get(e, "/c/:id", s.candidate, noIndex)
	e.POST("/c/:id", s.recomputeCandidate, noIndex)
	e.POST("/c/:id/send", s.sendAnswer, noIndex, s.limitSaves)
	get(e, "/c/:id/working", s.candidateWorking, noIndex)
	get(e, "/c/:id/working.json", s.candidateWorking, noIndex)
	get(e, "/c/:id/mine/:answer", s.ownAnswer, noIndex)
	e.POST("/c/:id/mine/:answer", s.withdrawAnswer, noIndex, s.limitSaves)
	get(e, "/c/:id/answers", s.answers, noIndex)
	e.POST("/c/:id/answers", s.actOnAnswers, noIndex, s.limitSaves)
}

const (
	invitationKind   = "invitation" // the company's side of a case
	invitationSchema = 1
)

// invitation is what a company sends: its side of a case. What belongs to the
// candidate is not in it, nor are the company's goals and budget.
type invitation struct {
	Schema   int            `json:"schema"`
	SeeOffer bool           `json:"see_offer"` // at once, not only after the answer
	Fields   []offeredField `json:"fields"`
}

// offeredField is a field as a person would type it.
type offeredField struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// candidateGroups are the inputs that are the candidate's to fill in; ownGroups
// those that stay with the company.
var (
	candidateGroups = []string{"candidate", "current"}
	ownGroups       = []string{"goals"}
)

func candidatesOwn(path string) bool { return slices.Contains(candidateGroups, inputGroup(path)) }

// travels tells whether a field goes along with an invitation.
func travels(path string) bool {
	return !candidatesOwn(path) && !slices.Contains(ownGroups, inputGroup(path))
}

// placeholderPay stands where the candidate's base pay will: a scenario needs
// one.
var placeholderPay = typed{"current.base": "0"}

// invitationOf takes the company's side of a scenario. What took a dated default
// is left to take it again, since one of them depends on where the candidate
// lives.
func invitationOf(sc scenario.Scenario, seeOffer bool) invitation {
	in := invitation{Schema: invitationSchema, SeeOffer: seeOffer, Fields: []offeredField{}}
	for _, f := range sc.Typed() {
		if travels(f.Path) && !slices.Contains(sc.Defaulted, f.Path) {
			in.Fields = append(in.Fields, offeredField(f))
		}
	}
	return in
}

// typed are the company's fields by path.
func (in invitation) typed() typed {
	t := typed{}
	for _, f := range in.Fields {
		t[f.Path] = f.Text
	}
	return t
}

// companySide reads the company's side of what was typed in the calculator.
func (s *Server) companySide(shown typed) (scenario.Scenario, []scenario.FieldError) {
	side := typed{}
	for path, said := range shown {
		if travels(path) {
			side[path] = said
		}
	}
	return s.parse(union(side, placeholderPay))
}

// validity is how long an invitation stays open.
type validity struct{ days int }

func (v validity) until(now time.Time) time.Time {
	return share{days: v.days}.expiresAt(now)
}

// saveInvitation stores an invitation with its link.
func (s *Server) saveInvitation(ctx context.Context, in invitation, open validity) (db.Saved, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return db.Saved{}, fmt.Errorf("encode invitation: %w", err)
	}
	return s.Store.Save(ctx, db.NewDocument{
		Kind: invitationKind, Schema: invitationSchema, Body: body, Audience: db.Candidate, ExpiresAt: open.until(s.Now()),
	}, s.Now())
}

// openedInvitation is an invitation behind its link.
type openedInvitation struct {
	invitation
	id    string
	until time.Time
}

// path is the address of the candidate's page.
func (in openedInvitation) path() string { return "/c/" + in.id }

// openInvitation opens the invitation of the address.
func (s *Server) openInvitation(c echo.Context) (openedInvitation, error) {
	record, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
	if err != nil {
		return openedInvitation{}, err
	}
	if record.Document.Kind != invitationKind {
		return openedInvitation{}, db.ErrNotFound
	}
	in := openedInvitation{id: record.Link.ID, until: record.Link.ExpiresAt}
	if err := json.Unmarshal(record.Document.Body, &in.invitation); err != nil {
		return openedInvitation{}, fmt.Errorf("decode invitation: %w", err)
	}
	return in, nil
}

// invite is the page on which a company makes an invitation of its draft.
func (s *Server) invite(c echo.Context) error {
	sc, errs := s.companySide(s.keptDraft(c).shown())
	return s.render(c, http.StatusOK, views.Invite(s.invitePage(c, inviteForm{days: defaultInviteDays, seeOffer: true}, sc, errs)))
}

// makeInvitation makes one, and shows its link and edit key this once.
func (s *Server) makeInvitation(c echo.Context) error {
	f, err := readInviteForm(c)
	if err != nil {
		return err
	}
	sc, errs := s.companySide(s.keptDraft(c).shown())
	page := s.invitePage(c, f, sc, errs)
	if len(errs)+len(f.wrong) > 0 {
		page.HasErrors = true
		return s.render(c, http.StatusUnprocessableEntity, views.Invite(page))
	}
	open := validity{days: f.days}
	saved, err := s.saveInvitation(c.Request().Context(), invitationOf(sc, f.seeOffer), open)
	if err != nil {
		return err
	}
	page.Made = s.madeInvitation(c, page.Lang, saved, open)
	return s.render(c, http.StatusCreated, views.Invite(page))
}

// withBase is the scenario at another base pay of the candidate.
func withBase(sc scenario.Scenario, base money.Money) scenario.Scenario {
	sc.Current.Base = base
	return sc
}
