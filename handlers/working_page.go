package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// show fills the page with the figure first, then the steps that it builds on,
// the nearest first.
func (w workingView) show(out *views.WorkingPage, at int) {
	chain, left := w.chain(at)
	shown := map[int]bool{}
	for _, i := range chain {
		shown[i] = true
	}
	for _, i := range chain {
		out.Steps = append(out.Steps, w.step(i, shown))
	}
	out.Sub = w.lang.T("working.sub")
	if left > 0 {
		out.Sub += " " + w.lang.T("working.more", text.Count("count", left))
	}
	out.Changed = w.changedNote()
	if w.solution != nil {
		w.showSolution(out)
		return
	}
	step := w.doc.Working.Steps[at]
	out.Heading = w.lang.T("working.heading", text.With("line", w.lineName(step.Line)))
	out.Of, out.Result, out.Also = w.scopeName(step), w.result(step), w.also(step)
}

// showSolution puts what was searched for, and its proof, before the steps.
func (w workingView) showSolution(out *views.WorkingPage) {
	out.Heading = w.lang.T("working.heading", text.With("line", w.lineName(w.asked)))
	out.Result, out.Also, out.How = w.solution.figure, w.solution.also, w.lang.T("working.how."+strings.TrimPrefix(w.asked, "solved."))
	out.Changed = ""
	if len(w.solution.checks) == 0 {
		out.How += " " + w.lang.T("working.how.law_moved")
	}
	for _, c := range w.solution.checks {
		sign := "within"
		if !c.within {
			sign = "beyond"
		}
		out.Checks = append(out.Checks, views.WorkingCheck{
			Label: c.label, Figure: w.lineName(c.at.Line), Link: views.Link{Text: c.value, URL: w.from.at(c.at.values())},
			Verdict: w.lang.T("working.check."+sign, text.With("limit", c.limit)), Within: c.within,
		})
	}
}

// showRoots fills the page with the lines that no other builds on, as links.
func (w workingView) showRoots(out *views.WorkingPage) {
	for _, i := range w.roots() {
		row := w.step(i, nil)
		row.Uses = []views.Link{{Text: w.lang.T("working.open"), URL: w.link(i)}}
		out.Steps = append(out.Steps, row)
	}
}

// changedNote says what the figure's input has in place of the typed one.
func (w workingView) changedNote() string {
	var parts []string
	for _, f := range changeFields {
		value := *f.of(&w.target.change)
		if value == "" {
			continue
		}
		shown := value
		if rate, err := money.ParseRate(value); err == nil {
			switch f.name {
			case "rate", "passes":
				shown = text.ExactPercent(rate)
			case "base":
				shown = w.lang.ExactWords(money.KRW(rate.Num() / rate.Den()))
			}
		}
		parts = append(parts, w.lang.Field(f.field)+" "+shown)
	}
	if len(parts) == 0 {
		return ""
	}
	return w.lang.T("working.changed", text.With("what", strings.Join(parts, ", ")))
}

// result is a step's result, exactly.
func (w workingView) result(s document.Step) string {
	if s.Op != document.OpRatio {
		return w.lang.ToTheCent(s.Result)
	}
	if s.Ratio == nil {
		return noRatio
	}
	if isShare(s.Line) {
		return text.ExactPercent(money.Fraction(int64(*s.Ratio*1e9), 1e9))
	}
	return text.Decimal(*s.Ratio, ratioDecimals) + w.lang.T("answer.times")
}

const ratioDecimals = 4

// isShare tells whether a ratio is a part of a whole, not a multiple.
func isShare(line string) bool {
	return strings.HasPrefix(line, "closed.") || line == "state_share"
}

// also is the result as pages print it, shortened.
func (w workingView) also(s document.Step) string {
	switch {
	case s.Op == document.OpRatio && s.Ratio == nil:
		return ""
	case s.Op == document.OpRatio && isShare(s.Line):
		return text.Percent(*s.Ratio)
	case s.Op == document.OpRatio:
		return w.lang.Ratio(*s.Ratio)
	}
	return w.lang.Short(s.Result)
}
