package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// received is where one year's money of one hire goes. Equity is no cost of the
// company, so the take-home pay here is that of cash: taxes on equity are paid
// from it.
type received struct {
	takeHome, severance, benefits, dues, taxes money.Money
}

func receivedOf(o document.Offer) received {
	return received{
		takeHome: o.TakeHome.Money().Sub(o.EquityCounted.Money()), severance: o.Severance.Money(), benefits: o.Benefits.Money(),
		dues: o.EmployeeDues.Money().Add(o.EmployerDues.Money()), taxes: o.NationalTax.Money().Add(o.LocalTax.Money()),
	}
}

// ledger shows who pays and who receives in year one: two bars of one length,
// and four ledgers that sum to nothing.
func (p presenter) ledger() *views.Figure {
	y := p.first().OfferWithPolicy
	to := receivedOf(y.Offer)
	company, state := y.CompanyCost.Money(), y.Subsidy.Money()
	return &views.Figure{
		ID: "who", Message: p.ledgerMessage(company, state, to), Sub: p.ledgerSub(), TableInSight: true,
		Key: p.ledgerKey(to), Drawing: chart.Ledger(p.ledgerInput(company, state, to)), Table: p.ledgerTable(company, state, to),
	}
}

func (p presenter) who(key string, args ...text.Arg) string {
	return p.lang.T("calculator.who."+key, args...)
}

func (p presenter) ledgerMessage(company, state money.Money, to received) string {
	if state.Sign() == 0 {
		return p.who("title_no_match", text.With("cost", p.lang.Words(company)), text.With("take_home", p.lang.Words(to.takeHome)))
	}
	if to.taxes.Cmp(state) > 0 {
		return p.lang.T("answer.who.title_exceeds", text.With("subsidy", p.lang.Words(state)), text.With("taxes", p.lang.Words(to.taxes)))
	}
	return p.who("title", text.With("subsidy", p.lang.Words(state)), text.With("returned", p.lang.Words(to.taxes)))
}

func (p presenter) ledgerSub() string {
	key := "sub"
	if p.first().OfferWithPolicy.Subsidy == 0 {
		key = "sub_no_match"
	}
	return p.who(key, text.With("period", p.who("first_year")))
}

func (p presenter) ledgerInput(company, state money.Money, to received) chart.LedgerInput {
	part := func(key string, m money.Money, tone chart.Tone) chart.Part {
		return chart.Part{Value: plot(m), Tone: tone, Title: p.who(key) + " " + p.lang.Words(m)}
	}
	end := func(key string, m money.Money) string {
		return p.who(key, text.With("amount", text.WithoutCurrency(p.lang.Words(m))))
	}
	words := func(name string, m money.Money) text.Arg { return text.With(name, p.lang.Words(m)) }
	total := p.who("total", words("amount", company.Add(state)))
	in := chart.LedgerInput{
		ID: "ledger", Title: p.who("drawing"),
		Desc: p.who("desc", words("company", company), words("state", state), words("take_home", to.takeHome), words("severance", to.severance), words("taxes", to.taxes), words("dues", to.dues)),
		Paid: chart.LedgerBar{
			Name: p.who("paid"), Total: total, Parts: []chart.Part{part("company", company, chart.Company), part("state", state, chart.State)},
			Start: chart.Label{Text: p.who("company") + " " + text.WithoutCurrency(p.lang.Words(company)), Class: "to"},
		},
		Received: chart.LedgerBar{
			Name: p.who("received"), Total: total,
			Parts: []chart.Part{
				part("take_home", to.takeHome, chart.Candidate), part("severance", to.severance, chart.CandidateMid), part("benefits", to.benefits, chart.CandidateMid),
				part("dues", to.dues, chart.StateMid), part("taxes", to.taxes, chart.State),
			},
			Start: chart.Label{Text: end("candidate_end", to.takeHome.Add(to.severance).Add(to.benefits)), Class: "tc"},
			End:   chart.Label{Text: end("treasury_end", to.dues.Add(to.taxes)), Class: "ts"},
		},
	}
	if state.Sign() > 0 {
		in.Paid.End = chart.Label{Text: p.who("state") + " " + text.WithoutCurrency(p.lang.Words(state)), Class: "ts"}
	}
	return in
}

func (p presenter) ledgerKey(to received) []views.KeyItem {
	var items []views.KeyItem
	for _, k := range []struct {
		tone, key string
		amount    money.Money
	}{
		{"candidate", "take_home", to.takeHome}, {"candidate-mid", "severance", to.severance}, {"candidate-mid", "benefits", to.benefits},
		{"state-mid", "dues", to.dues}, {"state", "taxes", to.taxes},
	} {
		if k.amount.Sign() != 0 {
			items = append(items, views.KeyItem{Tone: k.tone, Name: p.who(k.key), Amount: p.lang.Short(k.amount), Working: p.inYear("received."+k.key, sidePolicy, 1)})
		}
	}
	return items
}

// ledgerTable is the four ledgers. Severance is held by a fund until the person
// leaves; benefits reach the candidate as they are.
func (p presenter) ledgerTable(company, state money.Money, to received) ui.Table {
	t := ui.Table{Caption: p.who("caption"), Head: []ui.Column{
		{Text: p.who("ledger")}, {Text: p.who("pays"), Numeric: true}, {Text: p.who("receives"), Numeric: true}, {Text: p.who("net"), Numeric: true},
	}}
	nothing := money.KRW(0)
	var paid, got money.Money
	row := func(key, tone string, pays, receives money.Money) {
		paid, got = paid.Add(pays), got.Add(receives)
		links := make([]string, 3)
		for i, line := range ledgerLinks[key] {
			if line != "" {
				links[i] = p.inYear(line, sidePolicy, 1)
			}
		}
		t.Rows = append(t.Rows, ui.Row{Head: p.who(key), Note: p.who(key + "_note"), Swatch: tone, Cells: []string{text.Digits(pays), text.Digits(receives), digitsChange(receives.Sub(pays))}, Links: links})
	}
	row("candidate", "candidate", nothing, to.takeHome.Add(to.benefits))
	row("company", "company", company, nothing)
	row("treasury", "state", state, to.taxes)
	row("funds", "state-mid", nothing, to.dues.Add(to.severance))
	t.Foot = []ui.Row{{
		Head: p.who("sum"), Cells: []string{text.Digits(paid), text.Digits(got), digitsChange(got.Sub(paid))},
		Links: []string{p.inYear("ledger.paid", sidePolicy, 1), p.inYear("ledger.received", sidePolicy, 1), p.inYear("ledger.difference", sidePolicy, 1)},
	}}
	return t
}

// ledgerLinks are the lines behind a ledger's cells: what it pays, receives and
// the difference. What never is has none.
var ledgerLinks = map[string][3]string{
	"candidate": {"", "received.candidate", "received.candidate"},
	"company":   {"company_cost", "", "company_cost"},
	"treasury":  {"awarded", "received.taxes", "ledger.treasury"},
	"funds":     {"", "received.funds", "received.funds"},
}

// digitsChange is an amount in digits, with a plus where it adds.
func digitsChange(m money.Money) string {
	if m.Sign() > 0 {
		return "+" + text.Digits(m)
	}
	return text.Digits(m)
}

// ledgerLines are what the ledgers say beside the drawing: where the subsidy
// went, to the won, and what it costs the state on three readings.
func (p presenter) ledgerLines() []views.LinesBlock {
	if p.first().OfferWithPolicy.Subsidy == 0 {
		return nil
	}
	return []views.LinesBlock{p.whereItWent(), p.stateNets()}
}

// whereItWent splits year one's subsidy: the parts sum to it.
func (p presenter) whereItWent() views.LinesBlock {
	o, w := p.first().Offer, p.first().OfferWithPolicy
	before, after := receivedOf(o), receivedOf(w.Offer)
	line := func(key string, m money.Money) ui.Line {
		working := p.inYear("went."+key, "", 1)
		if key == "rounding" {
			working = p.inYear("subsidy.rounding", sidePolicy, 1)
		}
		return ui.Line{Label: p.lang.T("answer.went." + key), Value: digitsChange(m), Working: working}
	}
	return views.LinesBlock{
		ID: "went", Title: p.lang.T("answer.went.title", text.With("subsidy", p.lang.Exact(w.Subsidy.Money()))), Sub: p.lang.T("answer.went.sub"),
		Lines: []ui.Line{
			line("take_home", after.takeHome.Sub(before.takeHome)),
			line("taxes", after.taxes.Sub(before.taxes)),
			line("dues", after.dues.Sub(before.dues)),
			line("severance", after.severance.Sub(before.severance)),
			line("company", w.Subsidy.Money().Sub(w.PassedOn.Money())),
			line("rounding", w.Rounding.Money()),
			{Label: p.who("sum"), Value: text.Digits(w.Subsidy.Money()), Working: p.inYear("awarded", sidePolicy, 1)},
		},
	}
}

// stateNets are what the subsidy of year one costs the state net, as a sum; if
// the person would have come anyway; and in all years.
func (p presenter) stateNets() views.LinesBlock {
	w := p.first().OfferWithPolicy
	net := func(key string) string { return p.lang.T("answer.nets." + key) }
	to := func(line string) string { return p.inYear(line, sidePolicy, 1) }
	taxes := w.State.NationalTax.Money().Add(w.State.LocalTax.Money())
	return views.LinesBlock{
		ID: "state-nets", Title: net("title"), Sub: net("sub"),
		Lines: []ui.Line{
			{Label: net("subsidy"), Value: text.Digits(w.Subsidy.Money()), Working: to("awarded")},
			{Label: net("income_taxes"), Value: text.Digits(taxes.Neg()), Working: to("received.taxes")},
			{Label: net("consumption"), Value: text.Digits(w.State.ConsumptionTax.Money().Neg()), Working: to("state.consumption_tax")},
			{Label: net("additional"), Value: text.Digits(w.State.NetIfAdditional.Money()), Working: to("state.net_if_additional")},
			{Label: p.who("anyway"), Value: text.Digits(w.State.NetIfWouldComeAnyway.Money()), Working: to("state.net_if_would_come_anyway")},
			{Label: p.netTotalLabel(), Value: text.Digits(p.summary().NetIfAdditionalTotal.Money()), Working: p.figure(document.YearsOf+"state.net_if_additional", sidePolicy)},
		},
	}
}

// netTotalLabel says that taxes return in years without support too.
func (p presenter) netTotalLabel() string {
	key := "answer.nets.total"
	if p.supportedYears() < p.years() {
		key = "answer.nets.total_partly"
	}
	return p.lang.T(key, text.Count("years", p.years()), text.Count("supported", p.supportedYears()))
}

// supportedYears are the years of the horizon in which there is a subsidy.
func (p presenter) supportedYears() int {
	n := 0
	for _, y := range p.doc.Result.Years {
		if y.OfferWithPolicy.Subsidy > 0 {
			n++
		}
	}
	return n
}
