package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views/text"
)

const formType = "application/x-www-form-urlencoded"

// sharedAt saves the page's input and gives the path of the result and its key.
func sharedAt(t *testing.T, h http.Handler, query, more string) (path, key string) {
	t.Helper()
	doc := page(t, h, "/policy?"+query)
	form := url.Values{}
	doc.Find("#share input[type=hidden]").Each(func(_ int, s *goquery.Selection) { form.Set(s.AttrOr("name", ""), s.AttrOr("value", "")) })
	w := ask(h, http.MethodPost, "/policy/save", form.Encode()+more, "Content-Type", formType)
	saved := read(t, w, http.StatusCreated)
	at, err := url.Parse(saved.Find("#saved a").First().AttrOr("href", ""))
	if err != nil || !strings.HasPrefix(at.Path, "/s/") {
		t.Fatalf("saved at %v, %v", at, err)
	}
	return at.Path, strings.TrimSpace(saved.Find("#saved .key-text").Text())
}

// What is saved shows the same figures, in both languages, with its tables, and
// leads back to the same input.
func TestPolicyResultIsThePage(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	const query = small + "&design.1.claw_back.years=2&design.1.claw_back.share=50&local_share=30&budget=100억&focus=1"
	path, _ := sharedAt(t, h, query, "")
	for _, lang := range text.Langs() {
		live, kept := page(t, h, "/policy?"+query+"&lang="+lang.Code()), page(t, h, path+"?lang="+lang.Code())
		whole(t, path, kept)
		for _, part := range []string{"#answer", "#designs table", ".heatmap tbody", "#years table", "#split table", "#groups table", "#frontier table"} {
			if got, want := textOf(kept.Find(part)), textOf(live.Find(part)); got != want || got == "" {
				t.Errorf("%v: %s of the saved result\n%s\nof the page\n%s", lang, part, got, want)
			}
		}
		for _, id := range []string{"sweep", "tornado", "scenarios", "inverse"} {
			want := textOf(page(t, h, live.Find("#"+id+" a").AttrOr("href", "")+"&lang="+lang.Code()).Find("main table"))
			if got := textOf(kept.Find("#" + id + " table")); got != want || got == "" {
				t.Errorf("%v: %s of the saved result\n%s\nof the page\n%s", lang, id, got, want)
			}
		}
		if since := kept.Find("#since"); since.Length() != 0 {
			t.Errorf("%v: different today: %s", lang, textOf(since))
		}
		kept.Find(`a[href$=".csv"], a[href*=".csv?"]`).Each(func(_ int, a *goquery.Selection) {
			if w := ask(h, http.MethodGet, a.AttrOr("href", ""), ""); w.Code != http.StatusOK || w.Body.Len() < 30 {
				t.Errorf("%s: status %d", a.AttrOr("href", ""), w.Code)
			}
		})
	}
	fork := ask(h, http.MethodPost, path+"/fork", "")
	again := page(t, h, fork.Header().Get("Location"))
	if got, want := textOf(again.Find("#designs table")), textOf(page(t, h, "/policy?"+query).Find("#designs table")); got != want {
		t.Errorf("started from the saved result:\n%s\nwant\n%s", got, want)
	}
	two, _ := sharedAt(t, h, small+"&design.2.instrument=lump_sum", "")
	if doc := page(t, h, two+"?focus=2"); !strings.Contains(textOf(doc.Find(".focus-link[aria-current]")), "B") || doc.Find(".heatmap").Length() != 0 {
		t.Errorf("the second design in focus: %s", textOf(doc.Find(".focus-nav")))
	}
}

// The bytes verify, the owner's page and the key work as for scenarios, and the
// board gets no document.
func TestPolicyResultIsADocument(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	path, key := sharedAt(t, h, small, "&share.audience=full&share.expiry=30")
	w := ask(h, http.MethodGet, path+"/document", "")
	sum := sha256.Sum256(w.Body.Bytes())
	v := decode[verification](t, ask(h, http.MethodGet, path+"/verify.json", ""))
	if !v.Matches || v.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("verification %+v", v)
	}
	validator(t, "#/components/schemas/PolicyDocument")(t, w.Body.Bytes())
	id := strings.TrimPrefix(path, "/s/")
	validator(t, "#/components/schemas/SavedPolicy")(t, ask(h, http.MethodGet, resultsPath+"/"+id, "").Body.Bytes())

	form := url.Values{editKeyField: {key}, "do": {doAddLink}, shareAudience: {"board"}, shareExpiry: {"0"}}
	owner := read(t, ask(h, http.MethodPost, path+"/edit", form.Encode(), "Content-Type", formType), http.StatusOK)
	if owner.Find(`input[value="candidate"]`).Length() != 0 {
		t.Error("a link for a candidate is offered")
	}
	board := ""
	owner.Find("#links p a").Each(func(_ int, a *goquery.Selection) {
		if at, err := url.Parse(a.AttrOr("href", "")); err == nil && at.Path != path {
			board = at.Path
		}
	})
	if doc := page(t, h, board); doc.Find(`a[href$="/document"]`).Length() != 0 || textOf(doc.Find("#answer")) == "" {
		t.Error("the board's page")
	}
	for _, closed := range []string{board + "/document", strings.Replace(board, "/s/", resultsPath+"/", 1)} {
		if w := ask(h, http.MethodGet, closed, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", closed, w.Code)
		}
	}
	form.Set("do", doDeleteForGood)
	read(t, ask(h, http.MethodPost, path+"/edit", form.Encode(), "Content-Type", formType), http.StatusOK)
	if w := ask(h, http.MethodGet, path, ""); w.Code != http.StatusGone {
		t.Errorf("deleted: status %d", w.Code)
	}
}

func TestPolicySaveRefuses(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for name, form := range map[string]string{"a candidate's link": small + "&share.audience=candidate", "a wrong rate": small + "&design.1.rate=99"} {
		doc := read(t, ask(h, http.MethodPost, "/policy/save", form, "Content-Type", formType), http.StatusUnprocessableEntity)
		if doc.Find("#share .errmsg").Length() == 0 || doc.Find("#saved").Length() != 0 {
			t.Errorf("%s: %s", name, textOf(doc.Find("#share")))
		}
	}
}

// An uploaded list is saved with its result, and stays when the upload is gone.
func TestPolicyResultKeepsItsList(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	h := New(c).Handler()
	at := listOf(t, h, 3)
	path, _ := sharedAt(t, h, strings.TrimPrefix(at, "/policy?")+"&draws=0", "")
	record, err := c.Store.Link(t.Context(), strings.TrimPrefix(path, "/s/"), today)
	if err != nil {
		t.Fatal(err)
	}
	d, err := policydoc.Decode(record.Document.Body)
	if err != nil || strings.Count(d.Input.Cases, "\n") != 4 || d.Input.People != 3 {
		t.Errorf("%d people, cases %q, %v", d.Input.People, d.Input.Cases, err)
	}
	later := c
	later.Now = func() time.Time { return today.Add(3 * keepCases) }
	after := New(later).Handler()
	kept := page(t, after, path)
	if !strings.Contains(textOf(kept.Find(".eyebrow").First()), "올린 목록 · 3명") || kept.Find("#since").Length() != 0 {
		t.Errorf("eyebrow %q, since %q", textOf(kept.Find(".eyebrow").First()), textOf(kept.Find("#since")))
	}
	if w := ask(after, http.MethodGet, at, ""); w.Code != http.StatusGone && w.Code != http.StatusNotFound {
		t.Errorf("the upload: status %d", w.Code)
	}
	fork := ask(after, http.MethodPost, path+"/fork", "").Header().Get("Location")
	if got := textOf(page(t, after, fork).Find(".eyebrow").First()); !strings.Contains(got, "올린 목록 · 3명") {
		t.Errorf("started from it: %q", got)
	}
}

// A study of the API is saved with its answer; what it answers is what the study
// is answered without saving.
func TestPolicyResultsOfTheAPI(t *testing.T) {
	t.Parallel()
	saving := newHandler(t)
	h := saving
	const study = `{"draws": 20, "cohort": {"preset": "top_50", "size": 10}, "designs": [{"name": "Half", "rate": 0.5, "years": 3, "claw_back": {"years": 2, "share": 0.5}, "local_share": 0.3, "eligible": {"doctorate_only": true}}],
		"same_budget": {"budget": 1000000000}, "insiders": {"share": 0.1, "rise": 0.1}, "market": {"krw_per_usd": 1300}}`
	saved := decode[savedAnswer](t, ask(h, http.MethodPost, resultsPath, study[:len(study)-1]+`, "expires_in_days": 7}`))
	got := decode[policyResultAnswer](t, ask(h, http.MethodGet, resultsPath+"/"+saved.ID, ""))
	want := decode[policyAnswer](t, ask(h, http.MethodPost, policyPath, study))
	if diff := cmp.Diff(want, got.policyAnswer); diff != "" {
		t.Errorf("saved and answered (-answered +saved):\n%s", diff)
	}
	again := decode[policyAnswer](t, ask(h, http.MethodPost, policyPath, string(got.Study)))
	if diff := cmp.Diff(want, again); diff != "" {
		t.Errorf("the stored study answers otherwise (-as sent +as stored):\n%s", diff)
	}
	doc := page(t, h, "/s/"+saved.ID)
	if head := textOf(doc.Find("#designs thead")); !strings.Contains(head, "Half") {
		t.Errorf("head %q", head)
	}
	h = newRuns(t, false).Handler()
	for body, field := range map[string]string{`{"run": "AAAAAAAAAAAAAAAAAAAAAAAAAA"}`: "run", `{"audience": "candidate", "designs": [{}]}`: "audience", `{}`: "designs", `{"designs": [{}], "cohort": {"cases_id": "AAAAAAAAAAAAAAAAAAAAAAAAAA"}}`: "cohort.cases_id"} {
		if p := problemOf(t, ask(h, http.MethodPost, resultsPath, body), http.StatusUnprocessableEntity); p.fields()[field] == "" {
			t.Errorf("%s: errors %v, want %s", body, p.fields(), field)
		}
	}
	if w := ask(saving, http.MethodDelete, resultsPath+"/"+saved.ID, "", "Authorization", "Bearer "+saved.EditKey); w.Code != http.StatusNoContent {
		t.Errorf("delete: status %d", w.Code)
	}
}

// Where a figure would be another today, the saved one stays and the other stands
// beside it.
func TestPolicyResultSaysWhatIsDifferentToday(t *testing.T) {
	t.Parallel()
	c := newConfig(t)
	h := New(c).Handler()
	path, _ := sharedAt(t, h, small, "")
	record, err := c.Store.Link(t.Context(), strings.TrimPrefix(path, "/s/"), today)
	if err != nil {
		t.Fatal(err)
	}
	d, err := policydoc.Decode(record.Document.Body)
	if err != nil {
		t.Fatal(err)
	}
	d.Result.Designs[0].GrossCost.Central *= 2
	for i := range d.Laws {
		if d.Laws[i].Path == "market.fiscal.displacement" {
			d.Laws[i].Value = strings.Replace(d.Laws[i].Value, "value:", "value:0.0", 1)
		}
	}
	body, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	old, err := c.Store.Save(t.Context(), db.NewDocument{Kind: policyDocument, Schema: policydoc.Schema, Body: body, Audience: db.Full}, today)
	if err != nil {
		t.Fatal(err)
	}
	since := textOf(page(t, h, "/s/"+old.LinkID).Find("#since"))
	if !strings.Contains(since, "A안 총비용") || strings.Contains(since, "B안 총비용") || !strings.Contains(since, "밀어내") {
		t.Errorf("different today: %s", since)
	}
}

// A run's page shows the whole result with its draws, and saving keeps it.
func TestRunResultIsThePolicyPage(t *testing.T) {
	t.Parallel()
	s := newRuns(t, true)
	h := s.Handler()
	doc := page(t, h, "/policy?"+small)
	form := url.Values{}
	doc.Find(".run-offer input").Each(func(_ int, input *goquery.Selection) {
		form.Set(input.AttrOr("name", ""), input.AttrOr("value", ""))
	})
	at := ask(h, http.MethodPost, "/policy/runs", form.Encode(), "Content-Type", formType).Header().Get("Location")
	run := await(t, s, "/api/v1"+at, queue.Done)
	for _, lang := range text.Langs() {
		result := page(t, h, at+"/result?lang="+lang.Code())
		whole(t, at, result)
		if result.Find("#designs table tbody tr").Length() != len(measures) || !strings.Contains(textOf(result.Find("#designs caption")), "2000") {
			t.Errorf("%v: caption %q", lang, textOf(result.Find("#designs caption")))
		}
	}
	saved := read(t, ask(h, http.MethodPost, at+"/save", "share.audience=board", "Content-Type", formType), http.StatusCreated)
	link, err := url.Parse(saved.Find("#saved a").First().AttrOr("href", ""))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := textOf(page(t, h, link.Path).Find("#designs table")), textOf(page(t, h, at+"/result").Find("#designs table")); got != want {
		t.Errorf("saved %s\nof the run %s", got, want)
	}
	byID := decode[savedAnswer](t, ask(h, http.MethodPost, resultsPath, `{"run": "`+run.ID+`"}`))
	got := decode[policyResultAnswer](t, ask(h, http.MethodGet, resultsPath+"/"+byID.ID, ""))
	answer, _ := encodeJSON(got.policyAnswer)
	if strings.TrimSuffix(string(answer), "\n") != string(run.Result) {
		t.Error("the saved run answers otherwise than the run")
	}
	var body map[string]json.RawMessage
	if json.Unmarshal(got.Study, &body) != nil || string(body["draws"]) != "2000" {
		t.Errorf("draws %s", body["draws"])
	}
}

// Results that were saved long ago show today what they showed then, in both
// languages.
func TestTheCorpusOfPolicyResultsIsShown(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../calc/policydoc/testdata/corpus/v*/*.json.gz")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files of the corpus, %v", len(files), err)
	}
	c := newConfig(t)
	h := New(c).Handler()
	for _, path := range files {
		saved, err := c.Store.Save(t.Context(), db.NewDocument{Kind: policyDocument, Schema: policydoc.Schema, Body: unpacked(t, path), Audience: db.Full}, today)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range text.Langs() {
			doc := page(t, h, "/s/"+saved.LinkID+"?lang="+lang.Code())
			whole(t, path, doc)
			if rows := doc.Find("#designs table tbody tr").Length(); rows != len(measures) {
				t.Errorf("%s, %v: %d rows", path, lang, rows)
			}
		}
	}
}
