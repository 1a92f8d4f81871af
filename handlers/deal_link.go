package handlers

import (
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
)

// steps are those of the negotiation's working.
func (w workedDeal) steps(engine *scenario.Engine) []document.Step {
	working, _ := document.WorkingOf(engine.Book(), w.evaluation.Working)
	return working.Steps
}

// line is an amount that leads to the step which computed it. Nothing that
// nothing was computed of is said to be none.
func (p dealPresenter) line(label string, amount money.Money, id string) views.DealLine {
	l := views.DealLine{Label: label, Value: p.lang.Words(amount), Working: p.workingOf(amount, id)}
	if amount.IsZero() && l.Working == "" {
		l.Value = p.say("none")
	}
	return l
}

// workingOf is the address of the step of the line that came to the amount;
// empty where none did.
func (p dealPresenter) workingOf(amount money.Money, id string) string {
	return p.workingAt(amount, document.Key{Line: id})
}

// workingAt is workingOf with what else is known of the step: its regime, year,
// side, segment and lens. A negotiation has many steps of the same line, one for each payment
// or payday, so that the address says which; a step of another line is not
// taken for it.
func (p dealPresenter) workingAt(amount money.Money, k document.Key) string {
	for i, step := range p.steps {
		if step.Line == k.Line && step.Result == amount && (!amount.IsZero() || builtOnSomething(step)) && (k.Regime == "" || step.Regime == k.Regime) &&
			(k.Year == 0 || step.Year == k.Year) && (k.Side == "" || step.Side == k.Side) &&
			(k.Segment == 0 || step.Segment == k.Segment) && (k.Lens == "" || step.Lens == k.Lens) {
			return p.working + "?" + target{Key: k}.query() + "&step=" + strconv.Itoa(i)
		}
	}
	return ""
}

// builtOnSomething tells a nought that was computed from one that stands for
// nothing.
func builtOnSomething(s document.Step) bool {
	return slices.ContainsFunc(s.Operands, func(o document.Operand) bool { return o.Step != nil || o.Law != nil || o.Input != nil })
}
