package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// cite is a law value by its name, which leads to its history, and the statute
// with the day from which the value holds, which leads to where it was read.
func (w workingView) cite(use document.LawUse) []views.Link {
	return []views.Link{
		{Text: labelIn(w.lang, use.Label), URL: parameterURL(use.Path)},
		{Text: w.statute(use), URL: use.URL},
	}
}

// statute cites a value: the law or the source, and from when it is.
func (w workingView) statute(use document.LawUse) string {
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

// fieldsOf are the fields behind an input: growth counts less the strike, and
// the pay that was solved for follows from our offer and the policy, of which a
// candidate's link shows nothing.
func (w workingView) fieldsOf(input string) []string {
	switch {
	case strings.HasPrefix(input, "solved.") && w.from.full() && !w.from.deal:
		return []string{"offer.base", "policy.rate", "policy.pass_through"}
	case strings.HasPrefix(input, "solved."):
		return []string{"offer.base"}
	}
	if fields, derived := derivedInputs[input]; derived {
		return fields
	}
	if grant, isGrowth := strings.CutSuffix(input, ".growth"); isGrowth {
		return []string{input, grant + ".strike"}
	}
	return []string{input}
}

// fields are links to where an input was typed: the form's field, or the list
// of a saved result.
func (w workingView) fields(input string) []views.Link {
	var links []views.Link
	for _, path := range w.fieldsOf(input) {
		label := w.lang.Field(path)
		if path != input || strings.Contains(input, ".equity.") {
			label = w.lang.T("working.field_from", text.With("field", label))
		}
		links = append(links, views.Link{Text: label, URL: w.fieldURL(path)})
	}
	return links
}

func (w workingView) fieldURL(path string) string {
	switch {
	case w.from.deal && w.from.back == "/offer" && deal.Owns(path):
		return w.from.back + "#" + path
	case w.from.back == "/offer", w.from.back == "/":
		return "/#" + path
	}
	return w.from.back + "#inputs"
}

// defaults cite the dated values that the fields behind an input took because
// they were left out.
func (w workingView) defaults(input string) []views.Link {
	var links []views.Link
	for _, path := range w.fieldsOf(input) {
		if d, isDefault := defaultOf(w.doc, path); isDefault {
			day := w.statute(document.LawUse{Source: d.Source, From: d.From})
			links = append(links, views.Link{Text: w.lang.T("working.default", text.With("field", w.lang.Field(path))), URL: parameterURL(d.Parameter)}, views.Link{Text: day, URL: d.URL})
		}
	}
	return links
}

// check is what a step says beside its operation: the proof of a pay that was
// solved for, or how the price of the same life comes about.
func (w workingView) check(s document.Step) string {
	for _, o := range s.Operands {
		if o.Input != nil && w.doc.Working.Inputs[*o.Input] == sameLivingInput {
			return w.livingRule()
		}
	}
	return w.payCheck(s)
}

const sameLivingInput = "market.same_living_rate"

// livingRule is the price of the same life with its numbers.
func (w workingView) livingRule() string {
	sc := w.scenario.Market
	return w.lang.T("working.same_living",
		text.With("rate", text.Decimal(sc.SameLivingRate().Float(), ratioDecimals)), text.With("share", text.ExactPercent(sc.LocalSpendShare)), text.With("rest", text.ExactPercent(sc.LocalSpendShare.OneMinus())),
		text.With("level", sc.USPriceLevel.String()), text.With("ppp", sc.PPPKRWPerUSD.String()), text.With("market", sc.KRWPerUSD.String()))
}

// checkLinks lead to the steps of a pay's proof.
func (w workingView) checkLinks(pay document.Step, shown map[int]bool) []views.Link {
	var links []views.Link
	for i, s := range w.doc.Working.Steps[:w.stored] {
		proof := pay.Line == "subsidy.pay" && (s.Line == "subsidy.cost_without" || s.Line == "subsidy.cost_less_passed_on")
		if proof && s.Side == pay.Side && s.Year == pay.Year && s.Lens == pay.Lens {
			link := views.Link{Text: w.lineName(s.Line), URL: w.link(i)}
			if shown[i] {
				link.URL = "#step-" + strconv.Itoa(i)
			}
			links = append(links, link)
		}
	}
	return links
}

// payCheck proves a pay that was solved for: its cost less what is passed on is
// within the cost without the match, and a won more would not be. It speaks of
// the company, so a candidate's link has none.
func (w workingView) payCheck(pay document.Step) string {
	if pay.Line != "subsidy.pay" || !w.from.full() {
		return ""
	}
	of := func(line string) (document.Step, bool) {
		i := slices.IndexFunc(w.doc.Working.Steps[:w.stored], func(s document.Step) bool {
			return s.Line == line && s.Side == pay.Side && s.Year == pay.Year && s.Lens == pay.Lens
		})
		if i < 0 {
			return document.Step{}, false
		}
		return w.doc.Working.Steps[i], true
	}
	borne, known := of("subsidy.cost_less_passed_on")
	if !known || len(borne.Operands) != 2 || borne.Op != worksheet.OpSub.String() {
		return ""
	}
	left, _ := of("subsidy.rounding")
	args := []text.Arg{
		text.With("cost", w.lang.Exact(*borne.Operands[0].Amount)), text.With("passed_on", w.lang.Exact(*borne.Operands[1].Amount)),
		text.With("borne", w.lang.Exact(borne.Result)), text.With("without", w.lang.Exact(borne.Result.Add(left.Result))), text.With("left", w.lang.Exact(left.Result)),
	}
	next, recorded := of("subsidy.one_won_more")
	if !recorded {
		return w.lang.T("working.pay_check_short", args...)
	}
	return w.lang.T("working.pay_check", append(args, text.With("more", w.lang.Exact(next.Result)))...)
}
