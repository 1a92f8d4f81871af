package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
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
		Caption:  p.lang.T("answer.ten.caption", text.With("rate", p.krwPerUSD()), text.Count("horizon", p.years())),
		RowTitle: p.lang.T("calculator.ten.row"),
		Columns: [4]views.TenSecondColumn{
			column("first_year", p.lang.T("calculator.ten.first_year_note")),
			column("horizon", p.lang.T("calculator.ten.horizon_note")),
			column("equity", p.lang.T("answer.ten.equity_note", years)),
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

func (p presenter) stayRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.Current.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.Current.TakeHome.Money() }
	return views.TenSecondRow{
		Name: p.lang.T("calculator.ten.stay"), Swatch: "ref",
		Cells: [4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(wonOn(p.summary().Reference, gap.PurchasingPower))),
		},
	}
}

func (p presenter) offerRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.Offer.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.Offer.TakeHome.Money() }
	return views.TenSecondRow{
		Name: p.lang.T("calculator.ten.offer"), Swatch: "candidate",
		Cells: [4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(p.overYears(all))),
		},
	}
}

func (p presenter) matchRow() views.TenSecondRow {
	cash := func(y document.Year) money.Money { return y.OfferWithPolicy.CashTakeHome.Money() }
	all := func(y document.Year) money.Money { return y.OfferWithPolicy.TakeHome.Money() }
	return views.TenSecondRow{
		Name: p.lang.T("calculator.ten.with_match"), Swatch: "state", Note: p.matchNote(),
		Cells: [4]views.DualAmount{
			p.dual(cash(p.first())), p.dual(p.overYears(cash)), p.dualEquity(p.overYears(all).Sub(p.overYears(cash))),
			p.dual(p.perYear(p.overYears(all))),
		},
	}
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

// dualEquity says 'none' where there is none.
func (p presenter) dualEquity(m money.Money) views.DualAmount {
	if m.IsZero() {
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
		ID: "gap", Label: p.lang.T("calculator.figure.gap", text.With("basis", p.basisWord())),
		Figure: text.Figure{Number: noRatio}, Note: p.lang.T("calculator.figure.gap_note_no_match"),
	}
	if with != nil {
		f.Figure = text.Figure{Number: text.Decimal(*with, 1), After: p.lang.T("answer.times")}
	}
	if !p.matched() {
		return f
	}
	f.Note = p.lang.T("answer.gap_note_no_gap", text.With("ratio", p.ratio(without)))
	if closed := ratioOn(sum.GapClosed, p.basis); closed != nil {
		f.Note = p.lang.T("calculator.figure.gap_note", text.With("ratio", p.ratio(without)), text.With("closed", text.Percent(*closed)))
	}
	return f
}

func (p presenter) candidateFigure() views.KeyFigure {
	without := p.perYear(p.overYears(func(y document.Year) money.Money { return y.Offer.TakeHome.Money() }))
	with := p.perYear(p.overYears(func(y document.Year) money.Money { return y.OfferWithPolicy.TakeHome.Money() }))
	f := views.KeyFigure{ID: "candidate", Ink: "candidate", Label: p.lang.T("calculator.figure.candidate"), Figure: p.lang.Figure(with)}
	if p.matched() {
		f.Note = p.lang.T("calculator.figure.candidate_note", text.With("change", p.lang.Change(with.Sub(without))))
	}
	return f
}

func (p presenter) companyFigure() views.KeyFigure {
	cost := p.perYear(p.overYears(func(y document.Year) money.Money { return y.OfferWithPolicy.CompanyCost.Money() }))
	f := views.KeyFigure{ID: "company", Ink: "company", Label: p.lang.T("calculator.figure.company"), Figure: p.lang.Figure(cost)}
	switch saving := p.saving(); {
	case !p.matched():
	case saving.Cmp(money.KRW(mostRounding)) < 0:
		f.Note = p.lang.T("calculator.figure.company_same")
	default:
		f.Note = p.lang.T("calculator.figure.company_note", text.With("change", p.lang.Change(saving.Neg())))
	}
	return f
}

// mostRounding is what the pay that a subsidy allows leaves over at most, in
// won: contributions step, so the last won cannot always be spent.
const mostRounding = 1000

func (p presenter) stateFigure() views.KeyFigure {
	subsidy := p.perYear(p.summary().SubsidyTotal.Money())
	f := views.KeyFigure{ID: "state", Ink: "state", Label: p.lang.T("calculator.figure.state"), Figure: p.lang.Figure(subsidy), Note: p.lang.T("calculator.figure.state_none")}
	if subsidy.Sign() > 0 {
		f.Note = p.lang.T("calculator.figure.state_note", text.With("net", p.lang.Words(p.perYear(p.summary().NetIfAdditionalTotal.Money()))))
	}
	return f
}
