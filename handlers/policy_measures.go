package handlers

import (
	"strconv"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views/text"
)

// measure is a row of the comparison: what it prints of design i, and the band
// that belongs to it, if one does.
type measure struct {
	id     string
	of     func(p labPresenter, i int, f policy.DesignFinding) (value, note string)
	band   func(policy.Bands) policy.Band
	people bool // the band counts people, not won
	inCash bool // it has no meaning without a value, which a package in kind lacks
}

// measures are the rows in the order of the questions: who comes, what it
// costs, what returns, what each costs, how long it lasts, what it is worth.
var measures = []measure{
	{id: "intensity", of: intensityMeasure},
	{id: "hires", people: true, band: func(b policy.Bands) policy.Band { return b.HiresWith }, of: hiresMeasure},
	{id: "additional", people: true, band: func(b policy.Bands) policy.Band { return b.AdditionalHires }, of: additionalMeasure},
	{id: "deadweight", of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.shareOrNone(f.DeadweightShare), ""
	}},
	{id: "spending", band: func(b policy.Bands) policy.Band { return b.GrossCost }, of: grossMeasure(true)},
	{id: "tax_expenditure", band: func(b policy.Bands) policy.Band { return b.GrossCost }, of: grossMeasure(false)},
	{id: "recapture_national", of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		r := f.Account.Recapture
		return p.won(r.NationalTax + r.ConsumptionTax - r.ConsumptionTaxLocal), ""
	}},
	{id: "recapture_local", of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.won(f.Account.Local.Taxes), ""
	}},
	{id: "recapture_funds", of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.won(f.Account.Funds.Total), ""
	}},
	{id: "net", band: func(b policy.Bands) policy.Band { return b.NetCost }, of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.won(int64(f.NetCost.Central)), ""
	}},
	{id: "cost", band: func(b policy.Bands) policy.Band { return b.CostPerHire }, of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(f.CostPerAdditionalHire.Net), ""
	}},
	{id: "cost_year", band: func(b policy.Bands) policy.Band { return b.CostPerHireYear }, of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(hireYear(f).Net), ""
	}},
	{id: "cost_stay", inCash: true, of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(costIn(f, policy.PerPersonYear).Net), ""
	}},
	{id: "marginal", inCash: true, of: marginalMeasure},
	{id: "exhaustion", of: exhaustionMeasure},
	{id: "gap_closed", of: gapMeasure},
	{id: "spillover", inCash: true, of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.wonOrNone(f.SpilloverBreakEven), ""
	}},
	{id: "mvpf", inCash: true, of: mvpfMeasure},
	{id: "payback", of: paybackMeasure},
	{id: "retention", of: func(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
		return p.shareOrNone(f.RetentionAtEnd), ""
	}},
	{id: "evidence", of: evidenceMeasure},
}

// intensityMeasure is the rate or the amount that the figures stand for, and in
// a comparison at the same budget what it was brought from.
func intensityMeasure(p labPresenter, i int, f policy.DesignFinding) (string, string) {
	print := func(intensity float64) string {
		if p.in.study.Designs[i].Instrument.HasRate() {
			return text.Percent(intensity)
		}
		return p.won(int64(intensity))
	}
	note := ""
	if m := f.SameBudget; m != nil {
		note = p.lang.T("policy.same.from", text.With("given", print(m.Given)))
		if m.Unspent > 0 {
			note = p.lang.T("policy.same.unspent", text.With("given", print(m.Given)), text.With("amount", p.won(m.Unspent)))
		}
	}
	return print(f.Intensity), note
}

func hiresMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	return p.people(f.HiresWith), ""
}

func additionalMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	return p.people(f.AdditionalHires.Central), ""
}

// grossMeasure is the support of designs that spend, or of those that forgo tax.
func grossMeasure(spends bool) func(labPresenter, int, policy.DesignFinding) (string, string) {
	return func(p labPresenter, i int, f policy.DesignFinding) (string, string) {
		if p.in.study.Designs[i].Instrument.Spends() != spends {
			return p.lang.T("policy.none"), ""
		}
		return p.won(int64(f.GrossCost.Central)), ""
	}
}

// marginalMeasure is the cost of the next hire, where the design can be made
// stronger.
func marginalMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	if f.MarginalCost == nil {
		return p.lang.T("policy.none"), ""
	}
	return p.wonOrNone(f.MarginalCost.Net), ""
}

// exhaustionMeasure is when the first year's budget is spent, and what part of
// the requests it reaches.
func exhaustionMeasure(p labPresenter, i int, f policy.DesignFinding) (string, string) {
	switch {
	case p.in.study.Designs[i].Budget == nil:
		return p.lang.T("policy.none"), ""
	case f.ExhaustionMonth == nil:
		note := ""
		if f.UnspentFirstYear != nil {
			note = p.lang.T("policy.unspent", text.With("amount", p.won(*f.UnspentFirstYear)))
		}
		return p.lang.T("policy.not_exhausted"), note
	}
	share := f.AwardShare
	return p.lang.T("policy.months", text.With("months", text.Decimal(*f.ExhaustionMonth, 1))), p.lang.T("policy.awarded", text.With("share", p.shareOrNone(&share)))
}

// gapMeasure is the share of the gap that is closed; of a package in kind, from
// where its terms are worth the least to where they are worth the most.
func gapMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	if f.InKind == nil {
		return p.shareOrNone(f.GapClosed), ""
	}
	return p.lang.Range(p.shareOrNone(f.InKind.GapClosed[0]), p.shareOrNone(f.InKind.GapClosed[2])), p.lang.T("policy.designs.range")
}

// mvpfMeasure is to one decimal and no more; beside it the residents' alone.
func mvpfMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	switch {
	case f.MVPFInfinite:
		return p.lang.T("policy.infinite"), ""
	case f.MVPF == nil || f.MVPFResidents == nil:
		return p.lang.T("policy.none"), ""
	}
	return text.Decimal(*f.MVPF, 1), p.lang.T("policy.residents", text.With("value", text.Decimal(*f.MVPFResidents, 1)))
}

func paybackMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	if f.PaybackYear == nil {
		return p.lang.T("policy.no_payback"), ""
	}
	return p.lang.T("present.years", text.With("n", strconv.Itoa(*f.PaybackYear))), ""
}

func evidenceMeasure(p labPresenter, _ int, f policy.DesignFinding) (string, string) {
	key := "inside"
	switch {
	case f.ValuedWithoutEvidence:
		key = "none"
	case f.OutsideEvidence:
		key = "outside"
	}
	return p.lang.T("policy.evidence." + key), p.lang.T("policy.evidence.rise", text.With("rise", p.shareOrNone(f.MedianPayRise)))
}
