package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// step prints one step: its name and amount, the rule in words, the law, and
// the steps that it builds on.
func (w workingView) step(i int, shown map[int]bool) views.WorkingStep {
	step := w.doc.Working.Steps[i]
	out := views.WorkingStep{ID: "step-" + strconv.Itoa(i), Name: w.stepName(step), Amount: w.lang.ToTheCent(step.Result), Rule: w.rule(step)}
	for _, o := range step.Operands {
		switch {
		case o.Law != nil:
			use := w.doc.Laws[*o.Law]
			out.Law = append(out.Law, views.Link{Text: w.lawText(use), URL: "/parameters#" + use.Path})
		case o.Step != nil:
			link := views.Link{Text: w.lineName(w.doc.Working.Steps[*o.Step].Line), URL: w.link(*o.Step)}
			if shown[*o.Step] {
				link.URL = "#step-" + strconv.Itoa(*o.Step)
			}
			out.Uses = append(out.Uses, link)
		}
	}
	return out
}

// lineName is a line in words, its id where it has none.
func (w workingView) lineName(line string) string {
	if key := "line." + line; text.Has(key) {
		return w.lang.T(key)
	}
	return line
}

// stepName is the line with what it is of: the offer, the year, the period.
func (w workingView) stepName(s document.Step) string {
	var of []string
	if s.Side != "" {
		of = append(of, w.lang.T("side."+s.Side))
	}
	if s.Year > 0 {
		of = append(of, w.lang.T("working.year", text.Count("n", s.Year)))
	}
	if s.Segment > 0 {
		of = append(of, w.lang.T("working.segment", text.Count("n", s.Segment)))
	}
	if len(of) == 0 {
		return w.lineName(s.Line)
	}
	return w.lineName(s.Line) + " (" + strings.Join(of, ", ") + ")"
}

// joins are the signs between the operands of an operation; a comma otherwise.
var joins = map[string]string{
	worksheet.OpSum.String(): " + ", worksheet.OpSub.String(): " − ", worksheet.OpExcess.String(): " − ",
	worksheet.OpMul.String(): " × ", worksheet.OpTimes.String(): " × ", worksheet.OpConvert.String(): " × ",
}

// rule is the operation in words, with what it was given.
func (w workingView) rule(s document.Step) string {
	join, signed := joins[s.Op]
	if !signed {
		join = ", "
	}
	items := make([]string, len(s.Operands))
	for i, o := range s.Operands {
		items[i] = w.operand(o)
	}
	rule := w.lang.T("op."+s.Op, text.With("items", strings.Join(items, join)))
	if s.Rounding != "" {
		rule += " (" + w.lang.T("rounding."+s.Rounding) + ")"
	}
	return rule
}

// largestPercent parts shares from prices and multiples: those are no percents.
var largestPercent = money.Fraction(2, 1)

// operand is what it is called and how much it is.
func (w workingView) operand(o document.Operand) string {
	amount := ""
	switch {
	case o.Amount != nil:
		amount = w.lang.Exact(*o.Amount)
	case o.Rate != nil && o.Rate.Cmp(largestPercent) > 0:
		amount = o.Rate.String()
	case o.Rate != nil:
		amount = text.ExactPercent(*o.Rate)
	case o.Count != nil:
		amount = strconv.FormatInt(*o.Count, 10)
	}
	return strings.Join(nonEmpty([]string{w.origin(o), amount}), " ")
}

// origin is where an operand comes from, in words; empty where the formula
// itself holds it.
func (w workingView) origin(o document.Operand) string {
	switch {
	case o.Step != nil:
		return w.lineName(w.doc.Working.Steps[*o.Step].Line)
	case o.Law != nil:
		return labelIn(w.lang, w.doc.Laws[*o.Law].Label)
	case o.Input != nil:
		return w.inputName(w.doc.Working.Inputs[*o.Input])
	}
	return ""
}

// inputName is the label of the field; amounts that are derived from fields
// have a name of their own.
func (w workingView) inputName(path string) string {
	last := path[strings.LastIndexByte(path, '.')+1:]
	if key := "working.solved." + last; text.Has(key) && !strings.HasPrefix(path, "policy.") {
		return w.lang.T(key)
	}
	return w.lang.Field(path)
}

// lawText cites a value: the statute or the source, and from when it is.
func (w workingView) lawText(use document.LawUse) string {
	cited := use.Law
	if cited == "" {
		cited = use.Source
	}
	if day, err := law.ParseDate(use.From); err == nil {
		cited += " (" + w.lang.ShortDate(dayOf(day)) + ")"
	}
	if use.Carried {
		cited += " · " + w.lang.T("present.state.carried")
	}
	return cited
}
