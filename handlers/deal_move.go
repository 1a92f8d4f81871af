package handlers

import (
	"strconv"
	"time"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// move shows the year of the change on both sides, and the first paydays.
func (p dealPresenter) move() *views.DealSection {
	m := p.result.Move
	out := &views.DealSection{
		ID:    "move",
		Title: p.say("move.title", text.Count("year", m.Korea.Year), text.Count("months", m.Korea.Months), p.amount("amount", m.Korea.TakeHome)),
		Sub:   p.say("move.sub", text.With("last", p.day(m.LastDay)), text.With("first", p.day(m.FirstDay)), text.Count("days", m.GapDays)),
		Lines: p.moveLines(&m), Note: p.say("move.note"),
	}
	drawing := p.paydays(&m)
	out.Drawing = &drawing
	return out
}

// moveLines are what each side's part of the year comes to.
func (p dealPresenter) moveLines(m *deal.MoveYear) []views.DealLine {
	america := document.Key{Side: sideCurrent, Lens: worksheet.OnPaper.String()}
	part := text.With("part", p.say("move.part", text.Count("days", m.America.Days), text.Count("of", m.America.Of)))
	year := text.Count("year", m.America.Year)
	lines := []views.DealLine{
		p.noted(p.keyed(p.say("move.us_wages", year), m.America.Wages, "deal.present.wages", america), p.say("move.us_wages_note", part)),
		p.keyed(p.say("move.us_take_home", year), m.America.TakeHome, "us.take_home", america),
		p.line(p.say("move.kr_cash", text.Count("year", m.Korea.Year)), m.Korea.Cash, "kr.part_year.cash"),
		p.line(p.say("move.kr_tax"), m.Korea.IncomeTax.Add(m.Korea.LocalTax), "kr.part_year.final_taxes"),
	}
	lines = append(lines, p.settlement("tax", m.Korea.TaxDue, "kr.part_year.tax_due")...)
	lines = append(lines, p.settlement("health", m.Korea.HealthDue, "kr.part_year.health_due")...)
	total := p.line(p.say("move.kr_take_home"), m.Korea.TakeHome, "kr.part_year.take_home")
	total.Sum = true
	bank := p.noted(p.line(p.say("move.bank"), m.Bank, "deal.month.bank_total"), p.lang.Words(m.BankUSD))
	lines = append(lines, total, bank)
	if m.Korea.Until != 0 {
		lines = append(lines, views.DealLine{Label: p.say("move.until", text.With("regime", p.regimeName(m.Korea.Regime))), Value: p.day(m.Korea.Until)})
	}
	return lines
}

// settlement is what is still due after the year, or paid back.
func (p dealPresenter) settlement(of string, due money.Money, id string) []views.DealLine {
	switch due.Sign() {
	case 0:
		return nil
	case -1:
		return []views.DealLine{p.exactly(p.say("move."+of+"_back"), due, due.Neg(), id)}
	}
	return []views.DealLine{p.exactly(p.say("move."+of+"_due"), due, due, id)}
}

// keyed is a line whose step is told from others of the line by more.
func (p dealPresenter) keyed(label string, amount money.Money, id string, k document.Key) views.DealLine {
	k.Line = id
	return views.DealLine{Label: label, Value: p.lang.Words(amount), Working: p.workingAt(amount, k)}
}

// exactly is a line to the won, printed without the sign that its label says.
func (p dealPresenter) exactly(label string, amount, printed money.Money, id string) views.DealLine {
	return views.DealLine{Label: label, Value: p.lang.Exact(printed), Working: p.workingOf(amount, id)}
}

func (p dealPresenter) noted(line views.DealLine, note string) views.DealLine {
	line.Note = note
	return line
}

// paydays draw what is paid and what reaches the bank in the first months.
func (p dealPresenter) paydays(m *deal.MoveYear) views.Figure {
	in := chart.YearBarsInput{ID: "paydays-c", Title: p.say("move.drawing")}
	table := ui.Table{Caption: p.say("move.caption"), Head: numeric(p.say("move.month"),
		p.say("move.gross"), p.say("move.bonus"), p.say("move.income_tax"), p.say("move.local_tax"), p.say("move.dues"), p.say("move.settled"), p.say("move.in_bank"), p.say("move.in_bank_usd"))}
	for i := range m.Months {
		month := &m.Months[i]
		in.Years = append(in.Years, p.paydayBars(m.Months, i))
		table.Rows = append(table.Rows, p.paydayRow(month, 1+month.Year-m.Months[0].Year))
	}
	first := &m.Months[0]
	message := p.say("move.paydays", p.amount("first", first.Bank), p.amount("second", m.Months[1].Bank))
	in.Desc = message
	return views.Figure{
		ID: "paydays", Message: message, Sub: p.say("move.paydays_sub", text.With("unit", p.say("move.unit"))), Drawing: chart.YearBars(in), Table: table, TableInSight: true,
		Key: []views.KeyItem{{Tone: "ref", Name: p.say("move.paid")}, {Tone: "candidate", Name: p.say("move.in_bank")}},
	}
}

// paydayBars are the month's pay beside what of it reaches the bank, with the
// number where it moves; the first month of a year says which.
func (p dealPresenter) paydayBars(months []deal.BankMonth, i int) chart.YearGroup {
	m := &months[i]
	paid := m.Gross.Add(m.Bonus)
	moved := ""
	if i == 0 || months[i-1].Bank != m.Bank {
		moved = p.wonOfMonth(m.Bank)
	}
	bar := func(amount money.Money, tone chart.Tone, key, ink, total string) chart.StackedBar {
		mark := p.say("move.mark", text.With("month", p.lang.Month(m.Year, time.Month(m.Calendar))), text.With("item", p.say(key)), p.amount("amount", amount))
		return chart.StackedBar{Total: total, Ink: ink, Parts: []chart.Part{{Value: max(0, plot(amount)), Tone: tone, Title: mark}}}
	}
	group := chart.YearGroup{
		Label: strconv.Itoa(m.Calendar), Left: bar(paid, chart.Reference, "move.paid", "tr", ""),
		Right: bar(m.Bank, chart.Candidate, "move.in_bank", "tc", moved),
	}
	if i == 0 || m.Calendar == 1 {
		group.Note = strconv.Itoa(m.Year)
	}
	return group
}

// wonOfMonth is an amount in the chart's unit: ten thousand or a million won.
func (p dealPresenter) wonOfMonth(m money.Money) string {
	if p.lang == text.English {
		return text.Decimal(plot(m)/1e6, 1)
	}
	return text.Digits(m.Mul(money.Fraction(1, 10_000), money.WonHalfUp))
}

// paydayRow is a month as a payslip has it. Steps of the months are told apart
// by the month.
func (p dealPresenter) paydayRow(m *deal.BankMonth, year int) ui.Row {
	row := ui.Row{Head: p.lang.Month(m.Year, time.Month(m.Calendar))}
	add := func(amount money.Money, lines ...string) {
		link := ""
		for i := 0; i < len(lines) && link == "" && !amount.IsZero(); i++ {
			link = p.workingAt(amount, document.Key{Line: lines[i], Side: sideOffer, Year: year, Segment: m.Calendar})
		}
		printed := noRatio
		switch {
		case amount.Currency() == money.USDCurrency:
			printed = p.cell(amount)
		case !amount.IsZero():
			printed = text.Digits(amount)
		}
		row.Cells, row.Links = append(row.Cells, printed), append(row.Links, link)
	}
	add(m.Gross, "deal.month.first_pay", "deal.month.regular_pay")
	add(m.Bonus, "deal.month.bonus")
	add(m.IncomeTax, "kr.income_tax", "kr.foreign_flat.tax")
	add(m.LocalTax, "kr.local_income_tax")
	add(m.Pension.Add(m.Health).Add(m.Care).Add(m.Employment), "kr.contributions")
	add(m.Settled, "deal.month.settled")
	add(m.Bank, "deal.month.bank")
	add(m.BankUSD, "deal.month.bank_usd")
	return row
}
