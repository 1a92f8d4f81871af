package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// SeveranceResult is severance pay on the offer's first year. Amounts are won.
type SeveranceResult struct {
	Quoted   money.Money `json:"quoted"`    // base pay as quoted
	PaidBase money.Money `json:"paid_base"` // base pay without severance in it
	InBase   money.Money `json:"in_base"`   // the severance that the quoted base is said to include
	Counted  money.Money `json:"counted"`   // a year's wages on which severance accrues
	Outside  money.Money `json:"outside"`   // of the year's cash and equity, what does not count
	// Accrual is a year's; nil for executives, whose company's rules decide.
	Accrual *money.Money `json:"accrual"`
	// FirstYear is the part of it that accrues by the end of the first calendar
	// year, by days.
	FirstYear *money.Money `json:"first_year"`
	DueFrom   law.Date     `json:"due_from"` // who leaves before is owed none; no day: by the company's rules
	// OwedAgain is what the company still owes of what the quoted base was said
	// to include.
	OwedAgain money.Money `json:"owed_again"`
	Flags     []Flag      `json:"flags"`
}

var (
	lineSevInBase  = worksheet.NewLine("deal.severance.in_base")
	lineSevCounted = worksheet.NewLine("deal.severance.counted")
	lineSevOutside = worksheet.NewLine("deal.severance.outside")
	lineSevOneOffs = worksheet.NewLine("deal.severance.one_offs")
	lineSevFirst   = worksheet.NewLine("deal.severance.first_year")
)

// SeveranceOf is the deal's severance by the law: base pay counts, a bonus where
// it is a target incentive and not where it is a share of profits or nothing is
// said of it, signing, relocation and equity do not. Executives
// have severance by the articles or the shareholders' rules alone, and what of
// it is retirement income has a limit that is named and not computed.
func SeveranceOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) SeveranceResult {
	h := newHiring(engine, d)
	s = h.in(s, 1)
	base := h.paidBase(s)
	counted, outside := h.countedForSeverance(s, base)
	zero := money.KRW(0)
	out := SeveranceResult{
		Quoted: d.Scenario.Offer.Base, PaidBase: base.Money(), InBase: zero,
		Counted: counted.Money(), Outside: outside.Money(), OwedAgain: zero,
	}
	if d.Scenario.Offer.Bonus.Sign() > 0 && !d.Severance.TargetBonus && !d.Severance.ProfitShare {
		out.Flags = append(out.Flags, Flag{Code: "severance_bonus_unsaid", Field: "severance.target_bonus", Law: "대법원 2026. 1. 29. 선고 (삼성전자 퇴직금)"})
	}
	if d.Severance.Executive {
		out.Flags = append(out.Flags, Flag{Code: "severance_by_rules", Field: "severance.executive", Law: "소득세법 제22조제3항"})
	} else {
		h.accrue(s, counted, &out)
	}
	if d.Severance.IncludedInBase {
		out.InBase = s.Sub(lineSevInBase, s.Input("offer.base", d.Scenario.Offer.Base), base).Money()
		h.flagIncluded(&out)
	}
	return out
}

// countedForSeverance are the year's wages inside and outside the base.
func (h *hiring) countedForSeverance(s *worksheet.Sheet, base worksheet.Amount) (counted, outside worksheet.Amount) {
	offer := &h.sc.Offer
	inside, out := []worksheet.Amount{base}, []worksheet.Amount{}
	put := func(counts bool, a worksheet.Amount) {
		if counts {
			inside = append(inside, a)
		} else {
			out = append(out, a)
		}
	}
	put(h.rules.SeveranceCounts(h.deal.Severance.TargetBonus), s.Input("offer.bonus", offer.Bonus))
	equity := h.year.Hire.Pay.Equity.Money().Add(h.year.Hire.Pay.ExemptEquity.Money())
	oneOffs := s.Sum(lineSevOneOffs, s.Input("offer.signing", offer.Signing), s.Input("offer.relocation", offer.Relocation), s.Input("solved.equity", equity))
	put(h.rules.SeveranceCountsOneOffs(), oneOffs)
	return s.Sum(lineSevCounted, inside...), s.Sum(lineSevOutside, out...)
}

// accrue fills in what accrues and from when it is due.
func (h *hiring) accrue(s *worksheet.Sheet, counted worksheet.Amount, out *SeveranceResult) {
	year := h.rules.SeveranceOf(s, counted)
	past, all := partOfYear(dayBefore(h.first)) // of the year before work began
	if h.first.Month() == 1 && h.first.DayOfMonth() == 1 {
		past, all = 0, daysOfYear(h.first.Year())
	}
	first := s.Mul(lineSevFirst, year, worksheet.PlainRate(money.Fraction(all-past, all)), money.TruncateToWon)
	accrual, firstYear := year.Money(), first.Money()
	out.Accrual, out.FirstYear = &accrual, &firstYear
	out.DueFrom = monthsAfter(h.first, monthsOfYear*h.rules.SeveranceServiceYears())
}

func daysOfYear(year int) int64 {
	_, all := partOfYear(law.Day(year, monthsOfYear, 31))
	return all
}

// flagIncluded says what pay that includes severance comes to.
// law: 대법원 2007다90760
func (h *hiring) flagIncluded(out *SeveranceResult) {
	if h.rules.SeveranceIncludedIsValid() || h.deal.Severance.Executive {
		return
	}
	out.Flags = append(out.Flags, Flag{Code: "severance_included_void", Field: "severance.included_in_base", Law: "근로자퇴직급여보장법 제8조"})
	if out.Accrual != nil {
		out.OwedAgain = *out.Accrual
	}
}
