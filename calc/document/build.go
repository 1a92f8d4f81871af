package document

import (
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/kr"
)

func resultOf(engine *scenario.Engine, e scenario.Evaluation) Result {
	r := Result{
		Years: make([]Year, len(e.Result.Years)), Summary: summaryOf(e.Result),
		Lenses: make([]Lens, len(e.Result.Lenses)), Parameters: parametersOf(engine, e),
	}
	for i, y := range e.Result.Years {
		r.Years[i] = yearOf(y)
	}
	for i, l := range e.Result.Lenses {
		r.Lenses[i] = Lens{
			ID: l.Lens.String(), Ratio: ratios(l.Without), RatioWithPolicy: ratios(l.With),
			Reference: referenceWon(l.Without), Offer: oursWon(l.Without), OfferWithPolicy: oursWon(l.With),
			GapKRW: gapsWon(l.Without), GapWithPolicy: gapsWon(l.With),
		}
	}
	return r
}

func yearOf(y scenario.Year) Year {
	c := y.Current
	return Year{
		Year: y.Year, TaxYear: y.TaxYear,
		Current: Current{
			Currency: "USD", GrossPay: dollars(c.GrossPay), CashPay: dollars(c.CashPay), EquityCounted: dollars(c.EquityCounted),
			TakeHome: dollars(c.TakeHome), CashTakeHome: dollars(c.CashTakeHome),
			NationalTax: dollars(c.NationalTax), LocalTax: dollars(c.LocalTax), EmployeeDues: dollars(c.EmployeeDues),
		},
		Offer: offerOf(y.Offer), OfferWithPolicy: withPolicyOf(y.Policy),
	}
}

func offerOf(o scenario.KoreanSide) Offer {
	return Offer{
		Currency: "KRW", GrossPay: won(o.GrossPay), CashPay: won(o.CashPay), EquityCounted: won(o.EquityCounted),
		TakeHome: won(o.TakeHome), CashTakeHome: won(o.CashTakeHome),
		NationalTax: won(o.NationalTax), LocalTax: won(o.LocalTax), EmployeeDues: won(o.EmployeeDues),
		EmployerDues: won(o.EmployerDues), Severance: won(o.Severance), Benefits: won(o.Benefits),
		EmployerCost: won(o.EmployerCost), Regime: o.Regime.String(),
	}
}

func withPolicyOf(p scenario.PolicySide) WithPolicy {
	return WithPolicy{
		Offer: offerOf(p.KoreanSide), Subsidy: won(p.Subsidy), PassedOn: won(p.PassedOn), CompanyCost: won(p.CompanyCost),
		RDCredit: won(p.RDCredit), RDCreditChange: won(p.RDCreditChange), Rounding: won(p.Rounding),
		State: State{
			NationalTax: won(p.NationalTax), LocalTax: won(p.LocalTax), ConsumptionTax: won(p.ConsumptionTax),
			NetIfAdditional: won(p.NetIfAdditional), NetIfWouldComeAnyway: won(p.NetIfWouldComeAnyway),
		},
		Funds: Funds{Contributions: won(p.EmployeeDues.Add(p.EmployerDues)), Severance: won(p.Severance)},
	}
}

func summaryOf(r scenario.Result) Summary {
	s := r.Summary
	out := Summary{
		Finding: s.Finding.String(), Ratio: ratios(s.Without), RatioWithPolicy: ratios(s.With),
		Reference: referenceWon(s.Without), Offer: oursWon(s.Without), OfferWithPolicy: oursWon(s.With),
		GapKRW: gapsWon(s.Without), GapWithPolicy: gapsWon(s.With),
		GapUSD:     DollarsByBasis{dollars(s.Without[gap.Gross].GapUSD), dollars(s.Without[gap.TakeHome].GapUSD), dollars(s.Without[gap.PurchasingPower].GapUSD)},
		GapClosed:  Ratios{s.Closed[gap.Gross], s.Closed[gap.TakeHome], s.Closed[gap.PurchasingPower]},
		Discounted: Discounted{ratios(s.DiscountedWithout), ratios(s.DiscountedWith)},

		RateForParity: maybeRate(s.RateForParity), OfferForParity: maybeWon(s.OfferForParity), RateForGoal: maybeRate(s.RateForGoal),
		MaxOfferForBudget: maybeWon(s.MaxOfferForBudget), HiresForBudget: s.HiresForBudget,

		SubsidyTotal: won(s.SubsidyTotal), CompanyCostTotal: won(s.CompanyCostTotal), NetIfAdditionalTotal: won(s.NetIfAdditionalTotal),
		RDCreditTotal: won(s.RDCreditTotal), StateShare: s.StateShare, Regime: s.Regime.String(),
	}
	for _, regime := range r.Regimes {
		out.Regimes = append(out.Regimes, regimeOf(regime))
	}
	return out
}

func regimeOf(r scenario.RegimeResult) Regime {
	out := Regime{
		ID: r.Regime.String(), Open: r.Open, Conditions: []Condition{}, NotAsked: append([]string{}, r.NotAsked...), Documents: append([]string{}, r.Documents...),
		EntryDeadline: day(r.EntryDeadline), ApplyBy: day(r.ApplyBy), ReliefYears: r.ReliefYears,
		TakeHome: won(r.TakeHome), TakeHomePolicy: won(r.WithPolicy),
	}
	for _, c := range r.Conditions {
		out.Conditions = append(out.Conditions, Condition{ID: c.ID, Met: met(c.Met)})
	}
	return out
}

func met(m kr.Met) *bool {
	if m == kr.Unknown {
		return nil
	}
	yes := m == kr.Yes
	return &yes
}

func day(d law.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func parametersOf(engine *scenario.Engine, e scenario.Evaluation) Parameters {
	p := Parameters{Version: engine.Book().Version(), DefaultsUsed: []Default{}, CarriedForward: []Carried{}}
	for _, path := range e.Scenario.Defaulted {
		use, ok := engine.DefaultUse(e.Scenario, path)
		if !ok {
			continue
		}
		p.DefaultsUsed = append(p.DefaultsUsed, Default{
			Field: path, Value: e.Scenario.Value(path), Parameter: use.Param.Path, From: use.Value.From.String(),
			Source: use.Value.Source.Title, URL: use.Value.Source.URL, Published: use.Value.Source.Published, Checked: use.Value.Checked.String(),
		})
	}
	for _, use := range e.Result.Carried {
		p.CarriedForward = append(p.CarriedForward, Carried{Parameter: use.Param.Path, From: use.Value.From.String()})
	}
	return p
}

func sweepOf(points []scenario.SweepPoint) []SweepPoint {
	out := make([]SweepPoint, len(points))
	for i, p := range points {
		out[i] = SweepPoint{
			Rate: Rate{p.Rate}, Subsidy: won(p.Subsidy),
			Ratio: Ratios{p.Ratio[gap.Gross], p.Ratio[gap.TakeHome], p.Ratio[gap.PurchasingPower]},
		}
	}
	return out
}

func ratios(g [len(gap.Bases)]scenario.Gap) Ratios {
	return Ratios{g[gap.Gross].Ratio, g[gap.TakeHome].Ratio, g[gap.PurchasingPower].Ratio}
}

func referenceWon(g [len(gap.Bases)]scenario.Gap) WonByBasis {
	return wonBy(func(b gap.Basis) Won { return won(g[b].Reference) })
}

func oursWon(g [len(gap.Bases)]scenario.Gap) WonByBasis {
	return wonBy(func(b gap.Basis) Won { return won(g[b].Ours) })
}

func gapsWon(g [len(gap.Bases)]scenario.Gap) WonByBasis {
	return wonBy(func(b gap.Basis) Won { return won(g[b].Gap) })
}

func wonBy(of func(gap.Basis) Won) WonByBasis {
	return WonByBasis{of(gap.Gross), of(gap.TakeHome), of(gap.PurchasingPower)}
}
