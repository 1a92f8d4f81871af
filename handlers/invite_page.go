package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// The fields of the form that makes an invitation.
const (
	inviteDays        = "invite.days"
	inviteSeeOffer    = "invite.see_offer"
	defaultInviteDays = 30
)

// inviteDaysOffered are the days that an invitation can stay open on the page.
var inviteDaysOffered = []int{7, 14, 30, 90}

// inviteForm is what the company chooses.
type inviteForm struct {
	days     int
	seeOffer bool
	wrong    map[string]string // text keys by field
}

func readInviteForm(c echo.Context) (inviteForm, error) {
	r := c.Request()
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		return inviteForm{}, err
	}
	f := inviteForm{days: defaultInviteDays, seeOffer: last(r.PostForm[inviteSeeOffer]) != "false", wrong: map[string]string{}}
	f.days = chosenDays(r.PostForm, inviteDays, inviteDaysOffered, defaultInviteDays, f.wrong)
	return f, nil
}

// chosenDays is one of the numbers of days that are offered. Another is an error
// at its field: a link must not stay open for longer than was meant.
func chosenDays(values map[string][]string, name string, offered []int, unless int, wrong map[string]string) int {
	given := last(values[name])
	if given == "" {
		return unless
	}
	days, err := strconv.Atoi(given)
	if err != nil || !slices.Contains(offered, days) {
		wrong[name] = "owner.choose"
		return unless
	}
	return days
}

// daysField chooses among them.
func daysField(lang text.Lang, name, label string, offered []int, chosen int, wrong map[string]string) ui.Field {
	f := ui.Field{Kind: ui.Select, Name: name, Label: label}
	for _, days := range offered {
		word := lang.T("owner.expiry.never")
		if days > 0 {
			word = lang.T("owner.expiry.days", text.Count("days", days))
		}
		f.Options = append(f.Options, ui.Option{Value: strconv.Itoa(days), Label: word, Chosen: days == chosen})
	}
	if key := wrong[name]; key != "" {
		f.Error = lang.T(key)
	}
	return f
}

// invitePage shows what would go along, and what would not.
func (s *Server) invitePage(c echo.Context, f inviteForm, sc scenario.Scenario, errs []scenario.FieldError) views.InvitePage {
	page := s.page(c, views.SectionNone)
	lang := page.Lang
	page.Title, page.Path, page.NoIndex = lang.T("invite.title"), "/invite", true
	out := views.InvitePage{
		Page: page, Laws: sharingLaws(lang),
		Days:     daysField(lang, inviteDays, lang.T("invite.make.days"), inviteDaysOffered, f.days, f.wrong),
		SeeOffer: ui.Field{Kind: ui.Check, Name: inviteSeeOffer, Label: lang.T("invite.make.see_offer"), Hint: lang.T("invite.make.see_offer_hint"), Checked: f.seeOffer},
	}
	if len(errs) > 0 {
		for _, e := range errs {
			out.Errors = append(out.Errors, views.Link{Text: fieldSentence(lang, e), URL: "/#" + e.Field})
		}
		return out
	}
	out.Inputs = s.travellingInputs(lang, sc, db.Full)
	return out
}

// travellingInputs are the company's inputs in words, as far as an audience may
// read them.
func (s *Server) travellingInputs(lang text.Lang, sc scenario.Scenario, audience db.Audience) []views.InputList {
	side := sc
	side.Candidate, side.Goals = scenario.Candidate{}, scenario.Goals{}
	side.Current = s.Engine.Defaults().Current
	p := s.present(lang, s.evaluate(side, scenario.Options{}), sc, gap.PurchasingPower, audience)
	var lists []views.InputList
	for _, list := range s.inputLists(p) {
		if list.Title != lang.T("result.inputs.candidate") && list.Title != lang.T("result.inputs.current") && list.Title != lang.T("result.inputs.goals") {
			lists = append(lists, list)
		}
	}
	return lists
}

// madeInvitation is the new link with its key.
func (s *Server) madeInvitation(c echo.Context, lang text.Lang, saved db.Saved, open validity) *views.MadeInvitation {
	url := s.absolute(c, "/c/"+saved.LinkID)
	return &views.MadeInvitation{
		URL: url, AnswersURL: url + "/answers#" + saved.EditKey, Key: saved.EditKey,
		Note: lang.T("owner.until", text.With("date", lang.Moment(open.until(s.Now()).In(seoul)))),
	}
}

// sharingLaws say why the candidate fills in their own side, with the law of
// either place.
func sharingLaws(lang text.Lang) []views.LawNote {
	return []views.LawNote{
		{
			Texts: []string{lang.T("invite.law.california"), lang.T("invite.law.california_voluntary"), lang.T("invite.law.california_open")},
			Law: views.Link{Text: lang.T("invite.law.california_cite"),
				URL: "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?sectionNum=432.3.&lawCode=LAB"},
		},
		{
			Texts: []string{lang.T("invite.law.korea"), lang.T("invite.law.korea_here")},
			Law:   views.Link{Text: lang.T("invite.law.korea_cite"), URL: "https://www.law.go.kr/법령/채용절차의공정화에관한법률/제4조의3"},
		},
	}
}
