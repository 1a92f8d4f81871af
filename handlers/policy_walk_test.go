package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/views/text"
)

// walkedLabs are inputs of the policy lab that show every figure there is.
var walkedLabs = map[string]string{
	"opening":     "cohort.size=10&draws=5",
	"with budget": "cohort.size=10&draws=5&budget=500%2C000%2C000&design.1.instrument=match&design.2.instrument=lump_sum&design.3.instrument=rd_credit&focus=1",
	"lump sum":    "cohort.size=10&draws=5&design.1.instrument=lump_sum",
	"same budget": "cohort.size=10&draws=5&compare=same_budget&design.1.instrument=match&design.2.instrument=tax_relief",
}

// Every figure of the policy lab leads to a law value, a source or a field in
// three clicks: on the page, and in the figures that come with a script.
func TestEveryFigureOfThePolicyLabLeadsToALaw(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for name, query := range walkedLabs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHandler(t)
			pages := map[string]*goquery.Document{}
			get := func(path string) *goquery.Document {
				if pages[path] == nil {
					w := ask(h, http.MethodGet, path, "")
					if w.Code == http.StatusFound {
						w = ask(h, http.MethodGet, w.Header().Get("Location"), "")
					}
					pages[path] = read(t, w, http.StatusOK)
				}
				doc := goquery.CloneDocument(pages[path]) // the walk takes pages apart
				return doc
			}
			walk := figureWalk{t, get, workingPath}
			paths := []string{"/policy?" + query}
			for _, slow := range slowFigures {
				if slow.id != inverseFigure { // answers are searched for, and lead to their own page
					paths = append(paths, "/policy/view/"+slow.id+"?"+query)
				}
			}
			walked := map[string]bool{}
			for _, path := range paths {
				figures := walk.page(path)
				if len(figures) < 10 {
					t.Errorf("%s has %d figures", path, len(figures))
				}
				for figure, printed := range figures {
					if !walked[figure] {
						walked[figure] = true
						walk.figure(path, figure, printed)
					}
				}
			}
		})
	}
}

// What a figure is made of is on the page in both languages, down to the
// recorded calculation of one candidate, and as JSON.
func TestPolicyWorkingIsWhole(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	const of = "?cohort.size=10&draws=5&design.1.instrument=match&design.2.instrument=lump_sum&design=1&figure="
	for id := range labSteps() {
		for _, lang := range text.Langs() {
			doc := read(t, ask(h, http.MethodGet, workingPath+of+id+"&lang="+lang.Code(), ""), http.StatusOK)
			whole(t, id, doc)
			if got := doc.Text(); strings.Contains(got, "[policy") || doc.Find(".steps li").Length() == 0 {
				t.Errorf("%v: %s: %s", lang, id, textOf(doc.Find("main")))
			}
		}
	}
	doc := read(t, ask(h, http.MethodGet, workingPath+of+"net", ""), http.StatusOK)
	href, _ := doc.Find(`#case-ours a[href^="` + workingPath + `/case?"]`).Attr("href")
	if href == "" {
		t.Fatal("no link to the recorded calculation")
	}
	recorded := read(t, ask(h, http.MethodGet, href, ""), http.StatusOK)
	if recorded.Find(".working-result b").Length() != 1 || recorded.Find(`.steps a[href^="/parameters/kr."]`).Length() == 0 {
		t.Errorf("the recorded calculation lacks its law: %s", textOf(recorded.Find("main")))
	}
	next, _ := recorded.Find(`.cite a[href^="` + workingPath + `/case?"]`).First().Attr("href")
	if u, err := url.Parse(next); err != nil || u.Query().Get("cohort.size") != "10" || u.Query().Get(designAsked) != "1" {
		t.Errorf("a link of the recorded calculation forgets the study: %q", next)
	}
	answer := decode[labAnswer](t, ask(h, http.MethodGet, workingPath+".json"+of+"net", ""))
	if answer.Figure != "net" || len(answer.Steps) < 5 || len(answer.Values) == 0 {
		t.Errorf("as JSON: %+v", answer)
	}
	for _, odd := range []string{"?design=9&figure=net", "?design=1&figure=nothing", "?design=1", "?design=1&figure=years.cost.1990", "?design=1&figure=groups.99.cost", "?design=1&figure=net&scenario=nothing"} {
		if w := ask(h, http.MethodGet, workingPath+odd+"&cohort.size=5&draws=0", ""); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", odd, w.Code)
		}
	}
}

// Every parameter that a step names is in the law book.
func TestPolicyWorkingNamesParameters(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	for line, paths := range yearParams {
		for _, path := range paths {
			if s.Engine.Book().Param(path) == nil {
				t.Errorf("%s: no parameter %s", line, path)
			}
		}
	}
}
