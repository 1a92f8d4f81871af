package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// savedAs is a server with one saved result behind a link of the audience.
func savedAs(tb testing.TB, audience db.Audience, expires time.Time, fields map[string]string) (s *Server, saved db.Saved) {
	tb.Helper()
	s = New(newConfig(tb))
	body, err := s.evaluate(scenarioOf(tb, s, fields), scenario.Options{Record: true, Sweep: true, Solve: true}).Encode()
	if err != nil {
		tb.Fatal(err)
	}
	saved, err = s.Store.Save(tb.Context(), db.NewDocument{Kind: scenarioKind, Schema: document.Schema, Body: body, Audience: audience, ExpiresAt: expires}, s.Now())
	if err != nil {
		tb.Fatal(err)
	}
	return s, saved
}

func scenarioOf(tb testing.TB, s *Server, fields map[string]string) scenario.Scenario {
	tb.Helper()
	sc, errs := s.Engine.Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	return sc
}

func read(tb testing.TB, w *httptest.ResponseRecorder, status int) *goquery.Document {
	tb.Helper()
	if w.Code != status {
		tb.Fatalf("status %d, want %d", w.Code, status)
	}
	if left := unfilled.FindAllString(w.Body.String(), -1); len(left) > 0 {
		tb.Errorf("left unsaid: %q", left)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func TestSavedResultShowsWhatWasComputed(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	for _, lang := range text.Langs() {
		w := ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"?lang="+lang.Code(), "")
		doc := read(t, w, http.StatusOK)
		want := map[text.Lang]string{text.Korean: "4.0배", text.English: "4.0 times"}[lang]
		if answer := textOf(doc.Find("#answer")); !strings.Contains(answer, want) {
			t.Errorf("%v: the answer is %q", lang, answer)
		}
		for _, selector := range []string{"#ten-seconds", "#why", "#rate", "#years", "#who", "#went", "#state-nets", "#needs", "#regimes", "#lenses", "#exchange", "#inputs"} {
			if doc.Find(selector).Length() != 1 {
				t.Errorf("%v: no %s", lang, selector)
			}
		}
		if title := textOf(doc.Find("head title")); strings.ContainsAny(title, "0123456789") {
			t.Errorf("%v: the title holds an amount: %q", lang, title)
		}
		if robots, _ := doc.Find(`meta[name="robots"]`).Attr("content"); !strings.Contains(robots, "noindex") {
			t.Errorf("%v: robots %q", lang, robots)
		}
		if cache := w.Header().Get("Cache-Control"); cache != "no-store" || !strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%v: headers %v", lang, w.Header())
		}
		if facts := textOf(doc.Find(".facts")); !strings.Contains(strings.ReplaceAll(facts, " ", ""), saved.SHA256) {
			t.Errorf("%v: the facts lack the hash: %s", lang, facts)
		}
	}
}

func TestTheVerifyNoteLeadsToTheBytes(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
	note := textOf(doc.Find(".facts code"))
	if want := "curl -s https://offergap.test/s/" + saved.LinkID + "/document | sha256sum"; note != want {
		t.Errorf("note %q, want %q", note, want)
	}
	sum := sha256.Sum256(ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/document", "").Body.Bytes())
	if got := hex.EncodeToString(sum[:]); got != saved.SHA256 {
		t.Errorf("the bytes hash to %s, want %s", got, saved.SHA256)
	}
}

func TestACandidatesLinkShowsNoCost(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Candidate, time.Time{}, articleWith("goals.company_budget", "7억 7,777만", "policy.pass_through", "50"))
	doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
	for _, selector := range []string{"#who", "#went", "#state-nets", "#needs", "#rd-credit", "#figure-company", "#figure-state", ".facts code"} {
		if doc.Find(selector).Length() != 0 {
			t.Errorf("a candidate sees %s", selector)
		}
	}
	if page := textOf(doc.Find("main")); strings.Contains(page, "7억 7,777") || strings.Contains(page, "회사 부담") {
		t.Errorf("a candidate reads of cost or budget: %s", page)
	}
	for _, path := range []string{"/document"} {
		if w := ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+path, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s answers a candidate with %d", path, w.Code)
		}
	}
	working := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/working", ""), http.StatusOK)
	if steps := textOf(working.Find(".steps")); strings.Contains(steps, "회사 부담") || strings.Contains(steps, "정부 순비용") {
		t.Errorf("a candidate's working: %s", steps)
	}
	if w := ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/working?line=subsidy.company_cost", ""); strings.Contains(w.Body.String(), "232,294,866") {
		t.Error("a candidate reads the company's cost")
	}
}

func TestLinksThatOpenNothing(t *testing.T) {
	t.Parallel()
	s, expired := savedAs(t, db.Full, today.Add(-time.Hour), articleWith())
	doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+expired.LinkID, ""), http.StatusGone)
	if page := textOf(doc.Find("main")); !strings.Contains(page, "볼 수 있는 기간이 끝났습니다") {
		t.Errorf("an expired link says %q", page)
	}
	s, deleted := savedAs(t, db.Full, time.Time{}, articleWith())
	if err := s.Store.Delete(t.Context(), deleted.LinkID, deleted.EditKey, s.Now()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", "/working"} {
		doc = read(t, ask(s.Handler(), http.MethodGet, "/s/"+deleted.LinkID+path, ""), http.StatusGone)
		if page := textOf(doc.Find("main")); !strings.Contains(page, "이 결과를 지웠습니다") {
			t.Errorf("a deleted result says %q", page)
		}
	}
	for _, id := range []string{"x", strings.Repeat("A", 26), "../etc"} {
		if w := ask(s.Handler(), http.MethodGet, "/s/"+id, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", id, w.Code)
		}
	}
}

func TestForkStartsFromTheSavedInput(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		audience db.Audience
		rate     string
	}{{db.Full, "70"}, {db.Candidate, "50"}} {
		s, saved := savedAs(t, c.audience, time.Time{}, articleWith("policy.rate", "70"))
		doc := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
		if action, _ := doc.Find(`form[action$="/fork"]`).Attr("action"); action != "/s/"+saved.LinkID+"/fork" {
			t.Errorf("the fork form leads to %q", action)
		}
		w := ask(s.Handler(), http.MethodPost, "/s/"+saved.LinkID+"/fork", "")
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
			t.Fatalf("status %d to %q", w.Code, w.Header().Get("Location"))
		}
		var cookies []string
		for _, cookie := range w.Result().Cookies() {
			cookies = append(cookies, cookie.Name+"="+cookie.Value)
		}
		form := formOf(read(t, ask(s.Handler(), http.MethodGet, "/", "", "Cookie", strings.Join(cookies, "; ")), http.StatusOK))
		if form.Get("current.base") != "400,000" || form.Get("policy.rate") != c.rate {
			t.Errorf("%s: the form starts with base %q and rate %q", c.audience, form.Get("current.base"), form.Get("policy.rate"))
		}
	}
}

func TestInputsAreInWordsWithTheirDefaults(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith("policy.cap", "1억", "offer.equity.0.kind", "option", "offer.equity.0.grant_value", "2.5억", "offer.equity.0.vesting", "0,50,50"))
	inputs := textOf(read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK).Find("#inputs"))
	for _, want := range []string{"40만달러", "2억 원", "1억 원", "이공계·의학계 박사", "2억 5,000만 원", "0%, 50%, 50%", "기본값(", "Federal Reserve"} {
		if !strings.Contains(inputs, want) && !strings.Contains(inputs, strings.ReplaceAll(want, "만달러", "만 달러")) {
			t.Errorf("the inputs lack %q: %s", want, inputs)
		}
	}
}

// The terms of the support are between the company and the government: a
// candidate's link names none of them.
func TestACandidatesLinkNamesNoTerms(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	terms := regexp.MustCompile(`매칭 비율|인건비|전가|한도|하한|37%|3,333만|match rate|labour cost|pass-through|passed on|cap |floor|₩33\.3M`)
	for _, c := range findingCases {
		for _, lang := range text.Langs() {
			for _, basis := range gap.Bases {
				p := presented(t, lang, basis, db.Candidate, c.fields)
				o := p.outcome()
				if o.Rate != nil || o.Who != nil || o.Needs != nil {
					t.Errorf("%v: the candidate sees how much is matched, or who pays", c.finding)
				}
				said := views.Plain(o.Answer) + " " + views.Plain(o.TenSeconds.Condition) + " " + o.Notice + " " + p.matchRow().Note
				if found := terms.FindString(said); found != "" {
					t.Errorf("%v in %v: the candidate reads %q in %q", c.finding, lang, found, said)
				}
			}
		}
	}
}
