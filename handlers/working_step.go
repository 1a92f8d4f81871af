package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// step prints one step: its name and amount, the rule in words, the law, the
// fields, and the steps that it builds on.
func (w workingView) step(i int, shown map[int]bool) views.WorkingStep {
	step := w.doc.Working.Steps[i]
	out := views.WorkingStep{ID: "step-" + strconv.Itoa(i), Name: w.lineName(step.Line), Of: w.scopeName(step), Amount: w.result(step), Rule: w.rule(step), Check: w.check(step)}
	for _, o := range step.Operands {
		switch {
		case o.Law != nil:
			out.Law = appendLinks(out.Law, w.cite(w.doc.Laws[*o.Law])...)
		case o.Input != nil:
			out.Fields = appendLinks(out.Fields, w.fields(w.doc.Working.Inputs[*o.Input])...)
			out.Law = appendLinks(out.Law, w.defaults(w.doc.Working.Inputs[*o.Input])...)
		case o.Step != nil:
			link := views.Link{Text: w.usedName(step, w.doc.Working.Steps[*o.Step]), URL: w.link(*o.Step)}
			if shown[*o.Step] {
				link.URL = "#step-" + strconv.Itoa(*o.Step)
			}
			out.Uses = append(out.Uses, link)
		}
	}
	if out.Check != "" {
		out.Uses = append(out.Uses, w.checkLinks(step, shown)...)
	}
	return out
}

// usedName is a step as another uses it: with its year where that is not the
// other's own.
func (w workingView) usedName(by, used document.Step) string {
	if used.Year == 0 || used.Year == by.Year {
		return w.lineName(used.Line)
	}
	return w.lang.T("working.year", text.Count("n", used.Year)) + " " + w.lineName(used.Line)
}

// appendLinks appends the links that are not there yet.
func appendLinks(to []views.Link, more ...views.Link) []views.Link {
	for _, l := range more {
		if !slices.Contains(to, l) {
			to = append(to, l)
		}
	}
	return to
}

// lineName is a line in words, its id where it has none.
func (w workingView) lineName(line string) string {
	for prefix, key := range map[string]string{document.AverageOf: "average", document.YearsOf: "years", document.WonOf: "won"} {
		if of, has := strings.CutPrefix(line, prefix); has {
			return w.lang.T("working.of."+key, text.With("line", w.lineName(of)))
		}
	}
	if key := "line." + line; text.Has(key) {
		return w.lang.T(key)
	}
	return line
}

// scopeName is what a step is of: the offer, the year, the period, and how
// equity is counted or taxes are levied where that is not the result's own way.
func (w workingView) scopeName(s document.Step) string {
	var of []string
	if s.Side != "" {
		of = append(of, w.lang.T("side."+s.Side))
	}
	if s.Year > 0 {
		of = append(of, w.lang.T("working.year", text.Count("n", s.Year)))
	}
	if w.from.deal {
		of = append(of, w.dealScope(s)...)
	} else {
		of = append(of, w.partScope(s)...)
	}
	if s.Regime != "" && s.Regime != w.doc.Result.Summary.Regime {
		of = append(of, w.lang.T("regime."+s.Regime+".name"))
	}
	return strings.Join(of, ", ")
}

// partScope is the part of the year and the way in which equity is counted.
func (w workingView) partScope(s document.Step) []string {
	var of []string
	if s.Segment > 0 {
		of = append(of, w.lang.T("working.segment", text.Count("n", s.Segment)))
	}
	if s.Lens != "" {
		of = append(of, w.lang.T("result.lenses."+lensKeys[s.Lens]))
	}
	return of
}

// joins are the signs between the operands of an operation; a comma otherwise.
var joins = map[string]string{
	worksheet.OpSum.String(): " + ", worksheet.OpSub.String(): " − ", worksheet.OpExcess.String(): " − ",
	worksheet.OpMul.String(): " × ", worksheet.OpTimes.String(): " × ", worksheet.OpConvert.String(): " × ",
	document.OpDivide: " ÷ ", document.OpRatio: " ÷ ",
}

// adds are the operations in which nothing can be left out.
var adds = map[string]bool{worksheet.OpSum.String(): true, worksheet.OpSub.String(): true}

// rule is the operation in words, with what it was given.
func (w workingView) rule(s document.Step) string {
	join, signed := joins[s.Op]
	if !signed {
		join = ", "
	}
	var items []string
	for i, o := range s.Operands {
		if i > 0 && adds[s.Op] && o.Amount != nil && o.Amount.IsZero() {
			continue // nothing more, nothing less
		}
		item := w.operand(s, o)
		if s.Op == document.OpDivide && o.Count != nil {
			item = w.lang.T("present.years", text.With("n", item))
		}
		items = append(items, item)
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
func (w workingView) operand(of document.Step, o document.Operand) string {
	amount := ""
	switch {
	case o.Amount != nil:
		amount = w.lang.Exact(*o.Amount)
	case o.Rate != nil && o.Rate.Cmp(largestPercent) > 0:
		amount = text.Decimal(o.Rate.Float(), 4)
	case o.Rate != nil:
		amount = text.ExactPercent(*o.Rate)
	case o.Count != nil:
		amount = strconv.FormatInt(*o.Count, 10)
	}
	return strings.Join(nonEmpty([]string{w.origin(of, o), amount}), " ")
}

// origin is where an operand comes from, in words; empty where the formula
// itself holds it.
func (w workingView) origin(of document.Step, o document.Operand) string {
	switch {
	case o.Step != nil:
		return w.usedName(of, w.doc.Working.Steps[*o.Step])
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
