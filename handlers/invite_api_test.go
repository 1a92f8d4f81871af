package handlers

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	companySide   = `{"offer": {"base": 230000000}, "policy": {"rate": 0.5}, "see_offer": false, "expires_in_days": 7}`
	candidateSide = `"current": {"base": 431270, "bonus": 61330, "equity_annual": 517910}, "candidate": {"us_filing_status": "married_joint", "spouse_pay_us": 187450, "children_ages": [7, 11]}`
)

func bearerOf(saved savedAnswer) []string {
	return []string{"Authorization", "Bearer " + saved.EditKey}
}

func TestInvitationsByTheAPI(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	invitation := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/invitations", companySide))
	if invitation.URL != "https://offergap.test/c/"+invitation.ID {
		t.Errorf("url %s", invitation.URL)
	}
	at := "/api/v1/invitations/" + invitation.ID
	send := func(share string) *httptest.ResponseRecorder {
		return ask(h, http.MethodPost, at+"/answers", `{`+candidateSide+`, "share": "`+share+`", "expires_in_days": 0}`)
	}
	list := func() *httptest.ResponseRecorder {
		return ask(h, http.MethodGet, at+"/answers", "", bearerOf(invitation)...)
	}
	validSent, validList := validator(t, "#/components/schemas/SentAnswer"), validator(t, "#/components/schemas/AnswerList")
	for _, share := range []string{"gap", "required"} {
		w := send(share)
		if w.Code != http.StatusCreated {
			t.Fatalf("status %d: %s", w.Code, w.Body)
		}
		validSent(t, w.Body.Bytes())
		wantNoTrace(t, "the answer's answer", w.Body.String())
		wantNoTrace(t, "the list", list().Body.String())
	}
	whole := send("everything")
	validSent(t, whole.Body.Bytes())
	validList(t, list().Body.Bytes())
	answers := decode[struct{ Answers []answerJSON }](t, list()).Answers
	var shares []string
	for _, a := range answers {
		shares = append(shares, a.Share)
		if a.ExpiresAt != nil || (a.Input != nil) != (a.Share == "everything") || (a.RequiredOffer != nil) != (a.Share != "gap") {
			t.Errorf("%s: expires %v, input %s, required offer %v", a.Share, a.ExpiresAt, a.Input, a.RequiredOffer)
		}
	}
	if len(shares) != 3 {
		t.Errorf("answers %v", shares)
	}
	sent := decode[sentJSON](t, whole)
	if w := ask(h, http.MethodDelete, "/api/v1/answers/"+sent.ID, "", bearerOf(sent.savedAnswer)...); w.Code != http.StatusNoContent {
		t.Errorf("withdraw: status %d", w.Code)
	}
	if w := ask(h, http.MethodDelete, at, "", bearerOf(invitation)...); w.Code != http.StatusNoContent {
		t.Errorf("delete: status %d", w.Code)
	}
	problemOf(t, send("gap"), http.StatusGone)
	problemOf(t, list(), http.StatusGone)
}

func TestInvitationsByTheAPIRefuse(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	h := New(c).Handler()
	for body, want := range map[string]map[string]string{
		`{"offer": {"base": 1}, "current": {"base": 300000}}`:                       {"current.base": "unknown_field"},
		`{"offer": {"base": 1}, "candidate": {"phd": "stem"}, "goals": {}}`:         {"candidate.phd": "unknown_field", "goals": "unknown_field"},
		`{"offer": {"base": "much"}, "expires_in_days": 0, "see_offer": "perhaps"}`: {"offer.base": "wrong_type", "expires_in_days": "out_of_range", "see_offer": "wrong_type"},
		`{}`: {"offer.base": "missing"},
	} {
		got := problemOf(t, ask(h, http.MethodPost, "/api/v1/invitations", body), http.StatusUnprocessableEntity).fields()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
	invitation := decode[savedAnswer](t, ask(h, http.MethodPost, "/api/v1/invitations", companySide))
	at := "/api/v1/invitations/" + invitation.ID + "/answers"
	for body, want := range map[string]map[string]string{
		`{"candidate": {}}`: {"current.base": "missing"},
		`{"current": {"base": 1}, "offer": {"base": 5}, "share": "all"}`: {"offer.base": "unknown_field", "share": "not_an_option"},
	} {
		got := problemOf(t, ask(h, http.MethodPost, at, body), http.StatusUnprocessableEntity).fields()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
	problemOf(t, ask(h, http.MethodPost, at, "["), http.StatusBadRequest)
	problemOf(t, ask(h, http.MethodGet, at, ""), http.StatusUnauthorized)
	problemOf(t, ask(h, http.MethodGet, at, "", "Authorization", "Bearer x"), http.StatusForbidden)
	problemOf(t, ask(h, http.MethodPost, "/api/v1/invitations/x/answers", `{}`), http.StatusNotFound)
	c.Now = func() time.Time { return today.Add(7 * 24 * time.Hour) }
	problemOf(t, ask(New(c).Handler(), http.MethodPost, at, `{"current": {"base": 1}}`), http.StatusGone)
}
