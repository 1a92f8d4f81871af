package handlers

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// draftWorking shows how the visitor's own result came about.
func (s *Server) draftWorking(c echo.Context) error {
	d := s.keptDraft(c)
	w := s.work(d.shown(), d.Valid, scenario.Options{Record: true})
	if wantsJSON(c) {
		return s.sendWorking(c, w.document, db.Full)
	}
	return s.working(c, w.document, db.Full, "/", "/working")
}

// resultWorking shows how a saved result came about.
func (s *Server) resultWorking(c echo.Context) error {
	r, err := s.openResult(c)
	if err != nil {
		return s.gone(c, err)
	}
	if wantsJSON(c) {
		return s.sendWorking(c, r.document, r.record.Link.Audience)
	}
	path := "/s/" + r.record.Link.ID
	return s.working(c, r.document, r.record.Link.Audience, path, path+"/working")
}

// working shows the line that the address asks for, backwards to inputs and
// law; without one, the lines that a result is made of.
func (s *Server) working(c echo.Context, d document.Document, audience db.Audience, back, self string) error {
	page := s.page(c, views.SectionNone)
	page.Title, page.NoIndex, page.Path = page.T("working.title"), true, self
	if query := c.QueryParams(); len(query) > 0 {
		query.Del("lang")
		page.Path = self + "?" + query.Encode()
	}
	w := workingView{lang: page.Lang, doc: d, self: self, open: openSteps(d, audience)}
	out := views.WorkingPage{
		Page: page, Heading: page.T("working.heading_all"), Sub: page.T("working.sub_all"),
		Back: views.Link{Text: page.T("working.back"), URL: back},
	}
	target, asked := w.target(c)
	switch {
	case target >= 0:
		w.show(&out, target)
	case asked:
		out.Empty = page.T("working.not_there")
	default:
		w.showRoots(&out)
	}
	return s.render(c, http.StatusOK, views.Working(out))
}

// workingView prints steps of a document.
type workingView struct {
	lang text.Lang
	doc  document.Document
	self string // the page's own address
	open []bool // which steps the audience may see
}

// openSteps are the steps that an audience may see. A candidate's are those
// that the take-home pay builds on: nothing of the company's or the state's.
func openSteps(d document.Document, audience db.Audience) []bool {
	open := make([]bool, len(d.Working.Steps))
	for i, step := range d.Working.Steps {
		open[i] = audience != db.Candidate || takeHomeLines[step.Line]
	}
	d.Closure(open)
	return open
}

// takeHomeLines are the totals that a candidate's link shows.
var takeHomeLines = map[string]bool{
	"total.current.take_home": true, "total.offer.take_home": true, "total.policy.take_home": true,
	"gap.take_home.reference": true, "gap.purchasing_power.reference": true, "gap.take_home": true, "gap.purchasing_power": true,
}

// target is the step that the address asks for, by its number or by line, side
// and year; less than zero where there is none.
func (w workingView) target(c echo.Context) (target int, asked bool) {
	if number := c.QueryParam("step"); number != "" {
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(w.open) || !w.open[i] {
			return -1, true
		}
		return i, true
	}
	line, side, year := c.QueryParam("line"), c.QueryParam("side"), c.QueryParam("year")
	if line == "" {
		return -1, false
	}
	for i, step := range w.doc.Working.Steps {
		if w.open[i] && step.Line == line && step.Lens == "" && (side == "" || side == step.Side) && (year == "" || year == strconv.Itoa(step.Year)) {
			return i, true
		}
	}
	return -1, true
}

// mostSteps is how many steps a page shows.
const mostSteps = 60

// show fills the page with the step and what it builds on, nearest last.
func (w workingView) show(out *views.WorkingPage, target int) {
	chain, left := w.chain(target)
	shown := map[int]bool{}
	for _, i := range chain {
		shown[i] = true
	}
	for _, i := range chain {
		out.Steps = append(out.Steps, w.step(i, shown))
	}
	step := w.doc.Working.Steps[target]
	out.Heading = w.lang.T("working.heading", text.With("line", w.lineName(step.Line)))
	out.Sub = w.lang.T("working.sub")
	if left > 0 {
		out.Sub += " " + w.lang.T("working.more", text.Count("count", left))
	}
	out.Total = ui.Line{Label: w.stepName(step), Value: w.lang.ToTheCent(step.Result)}
	out.Back = views.Link{Text: w.lang.T("working.back_all"), URL: w.self}
}

// chain is the step and those before it that it builds on, in order, and how
// many of them are left out: the furthest.
func (w workingView) chain(target int) (chain []int, left int) {
	needed := map[int]bool{target: true}
	queue := []int{target}
	for at := 0; at < len(queue); at++ {
		for _, o := range w.doc.Working.Steps[queue[at]].Operands {
			if o.Step != nil && !needed[*o.Step] {
				needed[*o.Step] = true
				queue = append(queue, *o.Step)
			}
		}
	}
	kept := queue[:min(len(queue), mostSteps)]
	inOrder := make(map[int]bool, len(kept))
	for _, i := range kept {
		inOrder[i] = true
	}
	for i := range w.doc.Working.Steps[:target+1] {
		if inOrder[i] {
			chain = append(chain, i)
		}
	}
	return chain, len(queue) - len(kept)
}

// showRoots fills the page with the lines that no other builds on, as links.
func (w workingView) showRoots(out *views.WorkingPage) {
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
	for i, step := range w.doc.Working.Steps {
		if w.open[i] && !used[i] && step.Lens == "" {
			row := w.step(i, nil)
			row.Uses = []views.Link{{Text: w.lang.T("working.open"), URL: w.link(i)}}
			out.Steps = append(out.Steps, row)
		}
	}
}

// link is the address of a step's own page.
func (w workingView) link(i int) string {
	return w.self + "?" + url.Values{"step": {strconv.Itoa(i)}}.Encode()
}
