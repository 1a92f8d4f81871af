package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// What the company's buttons ask for.
const (
	doOpenAnswer = "open"
	doClose      = "close"
	answerField  = "answer"
)

// showOwnAnswer is the candidate's page of one answer; key is a wrong one that
// was typed.
func (s *Server) showOwnAnswer(c echo.Context, status int, key string) error {
	record, err := s.Store.Link(c.Request().Context(), c.Param("answer"), s.Now())
	if err != nil {
		return s.gone(c, err)
	}
	a, err := openAnswer(record)
	if err != nil {
		return err
	}
	page := s.page(c, views.SectionNone)
	page.Title, page.NoIndex = page.T("invite.mine.title"), true
	page.Path = "/c/" + c.Param("id") + "/mine/" + record.Link.ID
	out := views.OwnAnswerPage{
		Page: page, Action: page.Path, Answer: s.shownAnswer(page.Lang, a, 0),
		Back: views.Link{Text: page.T("invite.mine.back"), URL: "/c/" + c.Param("id")}, Key: keyField(page.Lang, key),
	}
	if key != "" || status == http.StatusForbidden {
		out.Key.Error, out.HasErrors = page.T("invite.wrong_key"), true
	}
	return s.render(c, status, views.OwnAnswer(out))
}

func (s *Server) sendWithdrawn(c echo.Context) error {
	page := views.Deleted(s.page(c, views.SectionNone))
	page.Text = page.T("invite.mine.withdrawn")
	return s.render(c, http.StatusOK, views.Message(page))
}

func keyField(lang text.Lang, typed string) ui.Field {
	return ui.Field{Kind: ui.Text, Name: editKeyField, Label: lang.T("owner.key"), Hint: lang.T("invite.key_hint"), Value: typed}
}

// answers asks for the invitation's edit key. An invitation that is closed or
// expired still leads its company here.
func (s *Server) answers(c echo.Context) error {
	_, err := s.Store.Link(c.Request().Context(), c.Param("id"), s.Now())
	if errors.Is(err, db.ErrNotFound) || errors.Is(err, db.ErrDeleted) {
		return s.gone(c, err)
	}
	return s.render(c, http.StatusOK, views.Answers(s.answersPage(c, "")))
}

func (s *Server) answersPage(c echo.Context, key string) views.AnswersPage {
	page := s.page(c, views.SectionNone)
	path := "/c/" + c.Param("id")
	page.Title, page.Path, page.NoIndex = page.T("invite.answers.title"), path+"/answers", true
	return views.AnswersPage{
		Page: page, Action: page.Path, Key: keyField(page.Lang, key), Laws: sharingLaws(page.Lang),
		Invitation: views.Link{Text: page.T("invite.answers.invitation"), URL: path},
	}
}

// actOnAnswers does what the company asks for, and shows the answers.
func (s *Server) actOnAnswers(c echo.Context) error {
	f, err := readOwnerForm(c)
	if err != nil {
		return err
	}
	page := s.answersPage(c, f.key)
	answers, done, err := s.doWithAnswers(c.Request().Context(), c.Param("id"), f)
	switch {
	case errors.Is(err, db.ErrWrongKey):
		page.Key.Error, page.HasErrors = page.T("invite.wrong_key"), true
		return s.render(c, http.StatusForbidden, views.Answers(page))
	case err != nil:
		return s.gone(c, err)
	case f.do == doDeleteForGood:
		gone := views.Deleted(page.Page)
		gone.Text = page.T("invite.answers.deleted")
		return s.render(c, http.StatusOK, views.Message(gone))
	case f.do == doOpenAnswer:
		return s.openWhole(c, answers, last(c.Request().PostForm[answerField]))
	}
	page.Opened, page.Done, page.Confirm = true, page.T("invite.answers.opened"), f.do == doDelete
	if done != "" {
		page.Done = page.T("invite.answers.done." + done)
	}
	for i, a := range answers {
		page.Answers = append(page.Answers, s.shownAnswer(page.Lang, a, i+1))
	}
	return s.render(c, http.StatusOK, views.Answers(page))
}

// doWithAnswers changes what the form asks for, and answers the answers.
func (s *Server) doWithAnswers(ctx context.Context, id string, f ownerForm) (answers []openedAnswer, done string, err error) {
	switch f.do {
	case doClose:
		done, err = "closed", s.Store.Revoke(ctx, id, f.key, s.Now())
	case doDeleteForGood:
		return nil, "", s.Store.Delete(ctx, id, f.key, s.Now())
	}
	if err == nil {
		answers, err = s.answersTo(ctx, id, f.key)
	}
	return answers, done, err
}

// answersTo are the answers that the company can see, the newest first.
func (s *Server) answersTo(ctx context.Context, id, key string) ([]openedAnswer, error) {
	records, err := s.Store.Answers(ctx, id, key, s.Now())
	if err != nil {
		return nil, fmt.Errorf("list answers: %w", err)
	}
	var answers []openedAnswer
	for _, record := range records {
		a, err := openAnswer(record)
		if err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	return answers, nil
}

// openWhole makes an answer in which everything is shared the company's draft.
func (s *Server) openWhole(c echo.Context, answers []openedAnswer, id string) error {
	for _, a := range answers {
		if _, sc, whole := a.whole(s.Engine); whole && a.record.Link.ID == id {
			return s.startFrom(c, sc.Typed())
		}
	}
	return db.ErrNotFound
}

// shownAnswer is an answer as far as it is shared. n tells the answers of a page
// apart.
func (s *Server) shownAnswer(lang text.Lang, a openedAnswer, n int) views.ShownAnswer {
	out := views.ShownAnswer{
		ID: a.record.Link.ID, At: lang.Moment(a.record.Document.CreatedAt.In(seoul)),
		Level: lang.T("invite.share." + a.Share), Lines: seenLines(lang, a.answer),
		Until: lang.T("invite.answers.no_end"),
	}
	if until := a.record.Link.ExpiresAt; !until.IsZero() {
		out.Until = lang.T("invite.answers.until", text.With("date", lang.Moment(until.In(seoul))))
	}
	d, sc, whole := a.whole(s.Engine)
	if !whole {
		return out
	}
	p := s.present(lang, d, sc, gap.PurchasingPower, db.Full)
	out.Whole = true
	for _, r := range p.regimes().Regimes {
		r.ID, r.Working, r.Open = r.ID+"-"+strconv.Itoa(n), nil, false
		out.Regimes = append(out.Regimes, r)
	}
	for _, list := range s.inputLists(p) {
		if list.Title == lang.T("result.inputs.current") || list.Title == lang.T("result.inputs.candidate") {
			out.Inputs = append(out.Inputs, list)
		}
	}
	return out
}
