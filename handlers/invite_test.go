package handlers

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/db"
)

// invited is a company with an invitation, and a candidate with its link.
type invited struct {
	company, candidate *visitor
	store              Store
	path, key          string
}

// inviteFrom makes an invitation of a draft on one server.
func inviteFrom(tb testing.TB, lang string, htmx bool, draft map[string]string, choices ...string) invited {
	tb.Helper()
	config := newConfig(tb)
	h := New(config).Handler()
	company := &visitor{tb: tb, h: h, cookies: map[string]*http.Cookie{}, lang: lang}
	if len(draft) > 0 {
		company.post(typing(url.Values{}, draft), http.StatusOK)
	}
	form := url.Values{}
	for i := 0; i < len(choices); i += 2 {
		form.Set(choices[i], choices[i+1])
	}
	doc := company.page(company.send(http.MethodPost, "/invite", form), http.StatusCreated)
	candidate := &visitor{tb: tb, h: h, cookies: map[string]*http.Cookie{}, lang: lang, htmx: htmx}
	link := doc.Find("#invitation").AttrOr("href", "")
	return invited{company, candidate, config.Store, strings.TrimPrefix(link, "https://offergap.test"), textOf(doc.Find(".key-text"))}
}

// fill posts the candidate's form to the page, or with /send behind it.
func (in invited) fill(to string, status int, fields ...string) *goquery.Document {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return in.candidate.page(in.candidate.send(http.MethodPost, in.path+to, form), status)
}

// list is what the company sees.
func (in invited) list(status int, fields ...string) *goquery.Document {
	form := url.Values{editKeyField: {in.key}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return in.company.page(in.company.send(http.MethodPost, in.path+"/answers", form), status)
}

// stored are the bodies of the answers.
func (in invited) stored(tb testing.TB) []db.Record {
	tb.Helper()
	records, err := in.store.Answers(tb.Context(), strings.TrimPrefix(in.path, "/c/"), in.key, today)
	if err != nil {
		tb.Fatal(err)
	}
	return records
}

// palo is a candidate in California whose every amount is unlike any other.
var palo = []string{
	"current.jurisdiction", "us-ca", "current.base", "431,270", "current.bonus", "61,330", "current.equity_annual", "517,910",
	"candidate.us_filing_status", "married_joint", "candidate.spouse_pay_us", "187,450", "candidate.children_ages", "7, 11",
	"candidate.nationality", "us", "candidate.phd", "stem", "candidate.years_abroad", "23",
}

// tells are the traces that the candidate's inputs would leave.
var tells = []string{"431270", "43127", "61330", "517910", "51791", "187450", "18745", "431,270", "61,330", "517,910", "187,450", "married_joint", "jointly", "[7,11]", "stem"}

func wantNoTrace(t *testing.T, where, text string) {
	t.Helper()
	for _, tell := range tells {
		if strings.Contains(text, tell) {
			t.Errorf("%s holds %q", where, tell)
		}
	}
}

func TestAnInvitationCarriesTheCompanysSideAlone(t *testing.T) {
	t.Parallel()
	draft := map[string]string{"offer.base": "2억 3,000만", "goals.company_budget": "9억 8,765만", "employer.employees": "77"}
	for i := 0; i < len(palo); i += 2 {
		draft[palo[i]] = palo[i+1]
	}
	in := inviteFrom(t, "ko", false, draft)
	record, err := in.store.Link(t.Context(), strings.TrimPrefix(in.path, "/c/"), today)
	if err != nil {
		t.Fatal(err)
	}
	body := string(record.Document.Body)
	wantNoTrace(t, "the invitation", body)
	for _, foreign := range []string{"candidate.", "current.", "goals.", "98765"} {
		if strings.Contains(body, foreign) {
			t.Errorf("the invitation holds %q: %s", foreign, body)
		}
	}
	for _, own := range []string{`"offer.base","text":"230000000"`, `"employer.employees","text":"77"`, `"see_offer":true`} {
		if !strings.Contains(body, own) {
			t.Errorf("the invitation lacks %s: %s", own, body)
		}
	}
	if days := record.Link.ExpiresAt.Sub(today); days != 30*24*time.Hour {
		t.Errorf("it is open for %v, want thirty days", days)
	}
	page := in.company.get("/invite")
	if text := textOf(page.Find("#travels")); !strings.Contains(text, "2억 3,000만 원") || strings.Contains(text, "9억 8,765만") {
		t.Errorf("the page says that this goes along: %s", text)
	}
}

func TestTheCompanySeesWhatIsSharedAlone(t *testing.T) {
	t.Parallel()
	for _, level := range []string{"gap", "required"} {
		for _, htmx := range []bool{false, true} {
			t.Run(level, func(t *testing.T) {
				t.Parallel()
				in := inviteFrom(t, "en", htmx, nil)
				doc := in.fill("/send", http.StatusCreated, append([]string{answerShare, level}, palo...)...)
				if doc.Find("#saved .key-text").Length() != 1 {
					t.Fatal("no key is shown")
				}
				record := in.stored(t)[0]
				wantNoTrace(t, "the stored answer", string(record.Document.Body))
				list := in.list(http.StatusOK)
				wantNoTrace(t, "the company's page", list.Find("main").Text())
				wantNoTrace(t, "the API", ask(in.company.h, http.MethodGet, "/api/v1/invitations/"+in.path[3:]+"/answers", "", "Authorization", "Bearer "+in.key).Body.String())
				text := textOf(list.Find("#answers"))
				if has := strings.Contains(text, "Required base pay"); has != (level == "required") {
					t.Errorf("the required offer is shown: %t", has)
				}
				if !strings.Contains(text, "×") || list.Find(`button[value="open"]`).Length() > 0 {
					t.Errorf("no ratio, or a way into the calculator: %s", text)
				}
			})
		}
	}
}

// Within the rounding two pays give the same answer, byte for byte.
func TestPaysWithinTheRoundingAreOneAnswer(t *testing.T) {
	t.Parallel()
	for _, level := range []string{"gap", "required"} {
		in := inviteFrom(t, "ko", false, nil)
		for _, base := range []string{"431,270", "431,900"} {
			in.fill("/send", http.StatusCreated, append(append([]string{answerShare, level}, palo...), "current.base", base)...)
		}
		in.fill("/send", http.StatusCreated, append(append([]string{answerShare, level}, palo...), "current.base", "831,270")...)
		answers := in.stored(t)
		hashes := map[string]int{}
		for _, a := range answers {
			hashes[a.Document.SHA256]++
		}
		if len(answers) != 3 || len(hashes) != 2 {
			t.Errorf("%s: %d answers with %d hashes, want 3 with 2", level, len(answers), len(hashes))
		}
		var a answer
		if err := json.Unmarshal(answers[0].Document.Body, &a); err != nil {
			t.Fatal(err)
		}
		if a.RequiredOffer != nil && *a.RequiredOffer%10_000_000 != 0 {
			t.Errorf("a required offer of %d won is in no steps of ten million", *a.RequiredOffer)
		}
		if (a.RequiredOffer != nil) != (level == "required") {
			t.Errorf("%s: required offer %v", level, a.RequiredOffer)
		}
	}
}

func TestWhatIsSharedWholeOpensInTheCalculator(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "en", false, map[string]string{"offer.base": "2억 3,000만", "current.base": "1"})
	in.fill("/send", http.StatusCreated, append([]string{answerShare, "everything"}, palo...)...)
	list := in.list(http.StatusOK)
	if text := textOf(list.Find("#answers")); !strings.Contains(text, "$431,270") || list.Find(".regime").Length() == 0 {
		t.Errorf("the company does not see all: %s", text)
	}
	id := list.Find(`input[name="answer"]`).AttrOr("value", "")
	w := in.company.send(http.MethodPost, in.path+"/answers", url.Values{editKeyField: {in.key}, "do": {doOpenAnswer}, answerField: {id}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	calculator := in.company.get("/")
	for path, want := range map[string]string{"current.base": "431,270", "offer.base": "230,000,000", "candidate.spouse_pay_us": "187,450"} {
		if got := valueOf(calculator, path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	in.list(http.StatusNotFound, "do", doOpenAnswer, answerField, strings.Repeat("A", 26))
}

func TestAnOfferIsHiddenUntilTheAnswer(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "en", false, map[string]string{"offer.base": "2억 3,000만", "current.base": "1"}, inviteSeeOffer, "false")
	hidden := func(doc *goquery.Document) bool {
		return doc.Find("#offered, #ten-seconds, #regimes").Length() == 0 && !strings.Contains(textOf(doc.Find("main")), "230")
	}
	if doc := in.fill("", http.StatusOK, palo...); !hidden(doc) || strings.Contains(textOf(doc.Find("#sees")), "×") {
		t.Errorf("the offer shows before the answer: %s", textOf(doc.Find("main")))
	}
	if w := in.candidate.send(http.MethodGet, in.path+"/working", nil); w.Code != http.StatusNotFound {
		t.Errorf("its working: status %d", w.Code)
	}
	in.fill("/send", http.StatusCreated, palo...)
	if doc := in.candidate.get(in.path); hidden(doc) {
		t.Error("the offer is hidden after the answer")
	}
}

func TestTheCandidatesPage(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ko", "en"} {
		for _, htmx := range []bool{false, true} {
			t.Run(lang, func(t *testing.T) {
				t.Parallel()
				in := inviteFrom(t, lang, htmx, nil)
				doc := in.candidate.get(in.path)
				if doc.Find("#errors, #ten-seconds").Length() > 0 || doc.Find("#prompt").Length() != 1 {
					t.Error("an empty form has errors or figures")
				}
				if law := textOf(doc.Find("#why")); !strings.Contains(law, "432.3") || !strings.Contains(law, "채용절차의 공정화에 관한 법률") {
					t.Errorf("the law is not named: %s", law)
				}
				doc = in.fill("", http.StatusOK, "candidate.nationality", "other")
				if doc.Find("#errors").Length() > 0 {
					t.Error("pay that is still to be typed is an error")
				}
				doc = in.fill("", http.StatusUnprocessableEntity, "current.base", "약 40만", "candidate.children_ages", "일곱")
				for path, want := range map[string]string{"current.base": "약 40만", "candidate.children_ages": "일곱"} {
					if valueOf(doc, path) != want || doc.Find(`[id="`+path+`-e"]`).Length() != 1 {
						t.Errorf("%s: %q without a message, want what was typed with one", path, valueOf(doc, path))
					}
				}
				in.fill("/send", http.StatusUnprocessableEntity)
				if len(in.stored(t)) > 0 {
					t.Error("a form without pay was sent")
				}
				doc = in.fill("", http.StatusOK, append([]string{answerShare, "required"}, palo...)...)
				if doc.Find("#ten-seconds").Length() != 1 || doc.Find("#sees .lines > div").Length() != 4 || doc.Find("#who").Length() > 0 {
					t.Error("no figures, not what the company will see, or the company's costs")
				}
				// What was typed is there again; nobody else's fields are.
				doc = in.candidate.get(in.path)
				if valueOf(doc, "current.base") != "431,270" || doc.Find(`[name^="offer."], [name^="policy."], [name^="employer."]`).Length() > 0 {
					t.Errorf("base %q", valueOf(doc, "current.base"))
				}
			})
		}
	}
}

func TestTheCandidateCannotChangeTheOffer(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "ko", false, nil)
	in.fill("/send", http.StatusCreated, palo...)
	in.fill("/send", http.StatusCreated, append([]string{"offer.base", "99억", "policy.rate", "0"}, palo...)...)
	if answers := in.stored(t); answers[0].Document.SHA256 != answers[1].Document.SHA256 {
		t.Error("a field of the company's moved the answer")
	}
}

func TestGrantsOneByOne(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "ko", false, nil)
	doc := in.fill("", http.StatusOK, append([]string{"do", doAddGrant + "current"}, palo...)...)
	if got := valueOf(doc, "current.equity.0.grant_value"); got != "2,071,640" { // 517,910 × 4
		t.Errorf("the first grant is %q", got)
	}
	doc = in.fill("", http.StatusOK, append([]string{"do", doRemoveGrant + "current.0", "current.equity.0.kind", "rsu"}, palo...)...)
	if doc.Find(`[name^="current.equity.0."]`).Length() > 0 {
		t.Error("the grant is still there")
	}
}
