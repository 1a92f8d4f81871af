package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// tenSeconds is the table that answers at a glance.
func (p presenter) tenSeconds() views.TenSecondTable {
	years := text.Count("years", p.years())
	column := func(key string, note string) views.TenSecondColumn {
		return views.TenSecondColumn{Title: p.lang.T("calculator.ten."+key, years), Note: note}
	}
	t := views.TenSecondTable{
		Caption:  joined(p.lang.T("answer.ten.caption", text.With("rate", p.krwPerUSD()), text.Count("horizon", p.years()))+".", p.lang.T("working.hint")),
		RowTitle: p.lang.T("calculator.ten.row"),
		Columns: [4]views.TenSecondColumn{
			column("first_year", p.lang.T("calculator.ten.first_year_note")),
			column("horizon", p.lang.T("calculator.ten.horizon_note")),
			column("equity", p.equityNote()),
			{Title: p.lang.T("answer.ten.living"), Note: p.lang.T("answer.ten.living_note")},
		},
		Rows:      []views.TenSecondRow{p.stayRow(), p.offerRow()},
		Condition: views.Spans(p.condition()),
	}
	if p.matched() {
		t.Rows = append(t.Rows, p.matchRow())
	}
	t.Rows[len(t.Rows)-1].Strong = true
	return t
}

// equityNote says that no risk is counted where no discount was entered.
func (p presenter) equityNote() string {
	note := p.lang.T("answer.ten.equity_note", text.Count("years", p.years()))
	if p.undiscounted() {
		note = joined(note+".", p.lang.T("answer.lenses.undiscounted"))
	}
	return note
}

func (p presenter) stayRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.Current.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.Current.TakeHome.Money() }
	return views.TenSecondRow{
		Name: p.lang.T("calculator.ten.stay"), Swatch: "ref",
		Cells: p.worked([4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(wonOn(p.summary().Reference, gap.PurchasingPower))),
		}, sideCurrent, p.average(reference(gap.PurchasingPower), sideOffer)),
	}
}

func (p presenter) offerRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.Offer.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.Offer.TakeHome.Money() }
	row := views.TenSecondRow{
		Name: p.lang.T("calculator.ten.offer"), Swatch: "candidate",
		Cells: p.worked([4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(p.overYears(all))),
		}, sideOffer, p.average(total(gap.PurchasingPower, sideOffer), sideOffer)),
	}
	if options, growth := p.ownOptions(); options.Sign() > 0 && p.overYears(all) == p.overYears(cash) {
		row.Note = p.lang.T("answer.ten.no_gain", text.With("options", p.lang.Words(options)), text.With("growth", percent(growth)))
	}
	return row
}

// ownOptions are the options that we grant, at today's price, and the fastest
// growth that is assumed of one.
func (p presenter) ownOptions() (value money.Money, growth money.Rate) {
	for _, g := range p.scenario.Offer.Grants {
		if g.Kind == offer.Option {
			value = value.Add(g.Value)
			if g.Growth.Cmp(growth) > 0 {
				growth = g.Growth
			}
		}
	}
	return value, growth
}

func (p presenter) matchRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.OfferWithPolicy.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.OfferWithPolicy.TakeHome.Money() }
	return views.TenSecondRow{
		Name: p.lang.T("calculator.ten.with_match"), Swatch: "state", Note: p.matchNote(),
		Cells: p.worked([4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(p.overYears(all))),
		}, sidePolicy, p.average(total(gap.PurchasingPower, sidePolicy), sidePolicy)),
	}
}

// worked gives the cells of a row the addresses of their workings.
func (p presenter) worked(cells [4]views.DualAmount, side, living string) [4]views.DualAmount {
	links := [4]string{
		p.inYear(document.WonOf+"cash_take_home", side, 1), p.figure(document.WonOf+document.YearsOf+"cash_take_home", side),
		p.figure(document.WonOf+"equity_take_home", side), living,
	}
	for i := range cells {
		cells[i].Working = links[i]
	}
	return cells
}

// dual is an amount of either currency in both, at the scenario's rate.
func (p presenter) dual(m money.Money) views.DualAmount {
	won, dollars := m, m
	if m.Currency() == money.USDCurrency {
		won = p.toWon(m)
	} else {
		dollars = p.toDollars(m)
	}
	return views.DualAmount{Won: p.lang.Short(won), Dollars: p.lang.Short(dollars)}
}

// dualEquity says 'none' where there is none; options without gain are zero.
func (p presenter) dualEquity(m money.Money) views.DualAmount {
	if m.IsZero() {
		if options, _ := p.ownOptions(); options.Sign() > 0 {
			return views.DualAmount{Note: p.lang.Short(m)}
		}
		return views.DualAmount{Note: p.lang.T("calculator.ten.none")}
	}
	return p.dual(m)
}

// keyFigures are the large numbers: the gap, and the average year of each who
// is concerned.
func (p presenter) keyFigures() []views.KeyFigure {
	figures := []views.KeyFigure{p.gapFigure(), p.candidateFigure()}
	if p.full() {
		figures = append(figures, p.companyFigure(), p.stateFigure())
	}
	return figures
}

func (p presenter) gapFigure() views.KeyFigure {
	sum := p.summary()
	without, with := ratioOn(sum.Ratio, p.basis), ratioOn(sum.RatioWithPolicy, p.basis)
	f := views.KeyFigure{
		ID: "gap", Working: p.ratioTo(p.basis, p.matchedSide()), Label: p.lang.T("calculator.figure.gap", text.With("basis", p.basisWord())),
		Figure: text.Figure{Number: noRatio}, Note: p.lang.T("calculator.figure.gap_note_no_match"),
	}
	if with != nil {
		f.Figure = p.ratioFigure(*with)
	}
	var notes []string
	if _, _, _, left := p.barAmounts(); with != nil && left.Sign() < 0 {
		notes = append(notes, p.lang.T("answer.figure.above", text.With("more", p.lang.Words(left.Neg()))))
		f.More = append(f.More, p.why(p.average("gap."+p.basis.String(), p.matchedSide()))...)
	}
	if p.matched() {
		notes = append(notes, p.closedNote(without, ratioOn(sum.GapClosed, p.basis)))
		f.More = append(f.More, p.why(p.figure("closed."+p.basis.String(), ""))...)
	}
	if len(notes) > 0 {
		f.Note = strings.Join(notes, " · ")
	}
	return f
}

// ratioFigure is how many times as much there is at present; where ours is more,
// how many times as much ours is.
func (p presenter) ratioFigure(ratio float64) text.Figure {
	if ratio <= 0 || ratio >= 1 {
		return text.Figure{Number: text.Decimal(ratio, 1), After: p.lang.T("answer.times")}
	}
	decimals := 1
	if text.Decimal(1/ratio, 1) == equalText {
		decimals = 2
	}
	return text.Figure{Number: text.Decimal(1/ratio, decimals), After: p.lang.T("answer.figure.times_more")}
}

// closedNote is the ratio before the match and how much of the gap it closed.
func (p presenter) closedNote(without, closed *float64) string {
	before := text.With("ratio", p.ratio(without))
	switch {
	case closed == nil:
		return p.lang.T("answer.gap_note_no_gap", before)
	case *closed >= 1:
		return p.lang.T("answer.figure.fully_closed", before)
	}
	return p.lang.T("calculator.figure.gap_note", before, text.With("closed", text.Percent(*closed)))
}

func (p presenter) candidateFigure() views.KeyFigure {
	without := p.perYear(p.overYears(func(y document.Year) money.Money { return y.Offer.TakeHome.Money() }))
	with := p.perYear(p.overYears(func(y document.Year) money.Money { return y.OfferWithPolicy.TakeHome.Money() }))
	f := views.KeyFigure{ID: "candidate", Ink: "candidate", Label: p.lang.T("calculator.figure.candidate"), Figure: p.lang.Figure(with), Working: p.average("total.policy.take_home", sidePolicy)}
	if p.matched() {
		f.Note = p.lang.T("calculator.figure.candidate_note", text.With("change", p.lang.Change(with.Sub(without))))
		f.More = p.why(p.figure("raise.take_home", ""))
	}
	return f
}

func (p presenter) companyFigure() views.KeyFigure {
	cost := p.perYear(p.overYears(func(y document.Year) money.Money { return y.OfferWithPolicy.CompanyCost.Money() }))
	f := views.KeyFigure{ID: "company", Ink: "company", Label: p.lang.T("calculator.figure.company"), Figure: p.lang.Figure(cost), Working: p.average("company_cost", sidePolicy)}
	switch saving := p.saving(); {
	case !p.matched():
	case saving.Cmp(money.KRW(mostRounding)) < 0:
		f.Note = p.lang.T("calculator.figure.company_same")
	default:
		f.Note = p.lang.T("calculator.figure.company_note", text.With("change", p.lang.Change(saving.Neg())))
		f.More = p.why(p.average("saving", sidePolicy))
	}
	return f
}

// mostRounding is what the pay that a subsidy allows leaves over at most, in
// won: contributions step, so the last won cannot always be spent.
const mostRounding = 1000

func (p presenter) stateFigure() views.KeyFigure {
	subsidy := p.perYear(p.summary().SubsidyTotal.Money())
	f := views.KeyFigure{ID: "state", Ink: "state", Label: p.lang.T("calculator.figure.state"), Figure: p.lang.Figure(subsidy), Working: p.average("awarded", sidePolicy), Note: p.lang.T("calculator.figure.state_none")}
	if subsidy.Sign() > 0 {
		f.Note = p.netNote(p.perYear(p.summary().NetIfAdditionalTotal.Money()))
		f.More = p.why(p.average("state.net_if_additional", sidePolicy))
	}
	return f
}

// netNote is the support less what returns as tax, in the average year.
func (p presenter) netNote(net money.Money) string {
	note := p.lang.T("calculator.figure.state_note", text.With("net", p.lang.Words(net)))
	if net.Sign() < 0 {
		note = p.lang.T("answer.figure.recapture_exceeds", text.With("more", p.lang.Words(net.Neg())))
	}
	if p.supportedYears() == p.years() {
		return note
	}
	return note + " · " + p.lang.T("answer.figure.partly_supported", text.Count("years", p.years()), text.Count("supported", p.supportedYears()))
}
