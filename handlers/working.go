package handlers

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// workingSource is a result whose working is shown.
type workingSource struct {
	doc      document.Document
	scenario scenario.Scenario
	audience db.Audience
	back     string // the result's page
	self     string // the page of its workings
	deal     bool   // of a negotiation

	query url.Values // what the addresses of its workings carry along; nil: nothing
}

// at is the page of a figure that a query asks for, or of all lines.
func (f workingSource) at(query url.Values) string {
	values := url.Values{}
	maps.Copy(values, f.query)
	maps.Copy(values, query)
	if len(values) == 0 {
		return f.self
	}
	return f.self + "?" + values.Encode()
}

func (f workingSource) full() bool { return f.audience != db.Candidate }

// draftWorking shows how the visitor's own result came about.
func (s *Server) draftWorking(c echo.Context) error {
	d := s.keptDraft(c)
	solved := strings.HasPrefix(c.QueryParam("line"), solvedPrefix)
	w := s.work(d.shown(), d.Valid, scenario.Options{Record: true, Solve: solved})
	return s.working(c, workingSource{doc: w.document, scenario: w.scenario, audience: db.Full, back: "/", self: "/working"})
}

// resultWorking shows how a saved result came about.
func (s *Server) resultWorking(c echo.Context) error {
	r, err := s.openResult(c)
	if err != nil {
		return s.gone(c, err)
	}
	return s.working(c, sourceOf(r))
}

func sourceOf(r savedResult) workingSource {
	path := "/s/" + r.record.Link.ID
	return workingSource{doc: r.document, scenario: r.scenario, audience: r.record.Link.Audience, back: path, self: path + "/working"}
}

// working shows the figure that the address asks for, backwards to inputs and
// law; without one, the lines that a result is made of.
func (s *Server) working(c echo.Context, from workingSource) error {
	if wantsJSON(c) {
		return s.sendWorking(c, from)
	}
	page := s.page(c, views.SectionNone)
	page.Title, page.NoIndex, page.Path = page.T("working.title"), true, from.self
	if query := c.QueryParams(); len(query) > 0 {
		query.Del("lang")
		page.Path = from.self + "?" + query.Encode()
	}
	out := views.WorkingPage{
		Page: page, Heading: page.T("working.heading_all"), Sub: page.T("working.sub_all"),
		Back: []views.Link{{Text: page.T("working.back"), URL: from.back}},
	}
	w, at, asked := s.find(c, page.Lang, from)
	switch {
	case at >= 0:
		w.show(&out, at)
	case asked && w.solution != nil:
		w.showSolution(&out)
	case asked:
		out.Empty = page.T("working.not_there")
	default:
		w.showRoots(&out)
	}
	if asked {
		out.Back = append(out.Back, views.Link{Text: page.T("working.back_all"), URL: from.at(nil)})
	}
	return s.render(c, http.StatusOK, views.Working(out))
}

// workingView prints steps of a document.
type workingView struct {
	lang     text.Lang
	doc      document.Document
	scenario scenario.Scenario // the document's input
	stored   int               // how many of its steps are not derived
	from     workingSource
	asked    string    // the line of the address
	target   target    // the figure that is shown: of a solution, its proof
	solution *solution // of a figure that was searched for
	open     []bool    // which steps the audience may see
}

// find is the view with the step that the address asks for, by its number or as
// a figure; less than zero where there is none.
func (s *Server) find(c echo.Context, lang text.Lang, from workingSource) (w workingView, at int, asked bool) {
	w = workingView{lang: lang, from: from}
	t, asked := readTarget(c.QueryParams())
	w.target, w.asked = t, t.Line
	if w.solution = s.solutionOf(lang, from, t); w.solution != nil {
		w.target = w.solution.proof
	}
	d, sc, ok := s.documentOf(from, w.target.change)
	if !ok {
		return w, -1, true
	}
	w.doc, w.scenario = d, sc
	w.stored, w.open = len(d.Working.Steps), openSteps(d, from.audience)
	if number := c.QueryParam("step"); number != "" {
		i, err := strconv.Atoi(number)
		known := err == nil && i >= 0 && i < w.stored && w.open[i]
		switch {
		case known && (t.Line == "" || d.Working.Steps[i].Line == t.Line):
			return w, i, true
		case t.Line == "":
			return w, -1, true
		} // the step is of what was typed before: the line is still one of what is typed now
	}
	if !asked || w.target.Line == "" {
		return w, -1, asked
	}
	return w, w.figure(w.target.Key), true
}

// figure is the figure's step, if the audience may see it. An address without
// a year or lens means the first step that fits.
func (w *workingView) figure(k document.Key) int {
	at, known := w.doc.Figure(k)
	if known {
		w.open = opened(w.doc, w.open)
		if w.open[at] && (at < w.stored || w.from.full() || w.target.forCandidate()) {
			return at
		}
		return -1
	}
	for i, step := range w.doc.Working.Steps {
		if w.open[i] && step.Line == k.Line && step.Lens == k.Lens && (k.Side == "" || k.Side == step.Side) && k.Year == 0 {
			return i
		}
	}
	return -1
}

// mostSteps is how many steps a page shows.
const mostSteps = 60

// chain is the step and those that it builds on, the nearest first, and how
// many of them are left out: the furthest.
func (w workingView) chain(at int) (chain []int, left int) {
	needed := map[int]bool{at: true}
	queue := []int{at}
	for next := 0; next < len(queue); next++ {
		for _, o := range w.doc.Working.Steps[queue[next]].Operands {
			if o.Step != nil && !needed[*o.Step] {
				needed[*o.Step] = true
				queue = append(queue, *o.Step)
			}
		}
	}
	kept := min(len(queue), mostSteps)
	return queue[:kept], len(queue) - kept
}

// roots are the lines that no other builds on.
func (w workingView) roots() []int {
	used := make([]bool, len(w.open))
	for i, step := range w.doc.Working.Steps {
		if !w.open[i] {
			continue
		}
		for _, o := range step.Operands {
			if o.Step != nil {
				used[*o.Step] = true
			}
		}
	}
	var roots []int
	for i, step := range w.doc.Working.Steps {
		if w.open[i] && !used[i] && step.Lens == "" {
			roots = append(roots, i)
		}
	}
	return roots
}

// link is the address of a step's own page: a recorded step goes by its number,
// a derived one by its key.
func (w workingView) link(i int) string {
	t := target{change: w.target.change}
	if i >= w.stored {
		step := w.doc.Working.Steps[i]
		t.Key = document.Key{Line: step.Line, Side: step.Side, Lens: step.Lens, Regime: step.Regime, Year: step.Year}
		return w.from.at(t.values())
	}
	values := t.values()
	values.Set("step", strconv.Itoa(i))
	return w.from.at(values)
}
