package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// folds are the details of the form. The closed row of each says its present
// value.
func (s *Server) folds(f formFields, w worked) []ui.Fold {
	sc := w.scenario
	folds := []ui.Fold{
		f.fold("period", f.period(sc), "tax_year", "start_month", "horizon_years", "if_passed", "current.raise", "offer.raise", "market.discount_rate"),
		f.fold("once", f.once(sc), "current.signing", "current.relocation", "current.benefits",
			"offer.signing", "offer.relocation", "offer.benefits", "offer.non_taxable_monthly"),
		f.grantFold("current", f.grantsValue(sc.Current.Grants, "calculator.fold.grants_short"), w),
		f.grantFold("offer", f.grantsValue(sc.Offer.Grants, "calculator.fold.zero_value"), w),
		f.fold("candidate", f.chosen("candidate.nationality", w.valid)+", "+f.chosen("candidate.us_filing_status", w.valid),
			"candidate.nationality", "candidate.us_green_card", "current.jurisdiction", "offer.jurisdiction",
			"candidate.us_filing_status", "candidate.spouse_pay_us", "candidate.spouse_pay_kr", "candidate.children_ages"),
		f.fold("regime", f.lang.T("calculator.option.regime."+w.document.Result.Summary.Regime),
			"offer.regime", "candidate.phd", "candidate.years_since_phd", "candidate.years_abroad", "candidate.research_years_abroad"),
		f.fold("employer", f.employer(sc), "employer.employees", "employer.sme", "employer.venture", "employer.rd_lab",
			"employer.industrial_accident_rate", "employer.rd_credit.claims", "employer.rd_credit.rate", "employer.rd_credit.usable_share"),
		f.fold("policy", f.policy(w), "policy.cap", "policy.floor", "policy.years", "policy.taper", "policy.base", "policy.pass_through", "policy.program"),
		f.fold("market", f.marketValue(sc), "market.krw_per_usd", "market.ppp_krw_per_usd", "market.us_price_level", "market.local_spend_share"),
		f.fold("goals", f.goals(sc), "goals.gap_closed", "goals.company_budget", "goals.government_budget"),
	}
	for i := range folds {
		switch folds[i].ID {
		case "fold-policy":
			folds[i].Intro = s.policyNote(f.lang, w.scenario)
		case "fold-market":
			s.addRates(&folds[i], f.lang, w)
		}
	}
	return folds
}

// fold is a group of fields. One with an error comes open.
func (f formFields) fold(id, value string, paths ...string) ui.Fold {
	fields := f.all(paths...)
	return ui.Fold{ID: "fold-" + id, Title: f.lang.T("calculator.fold." + id), Value: value, Open: f.fails(fields), Fields: fields}
}

func (f formFields) period(sc scenario.Scenario) string {
	raise := f.lang.T("calculator.fold.no_raise")
	if !sc.Current.Raise.IsZero() || !sc.Offer.Raise.IsZero() {
		raise = f.lang.T("form.fold.raises",
			text.With("current", text.ExactPercent(sc.Current.Raise)), text.With("offer", text.ExactPercent(sc.Offer.Raise)))
	}
	return f.lang.T("calculator.fold.period_value", text.Count("years", sc.Horizon), text.With("raise", raise))
}

// once says what is paid beside the yearly pay.
func (f formFields) once(sc scenario.Scenario) string {
	current := sc.Current.Signing.Add(sc.Current.Relocation).Add(sc.Current.Benefits)
	ours := sc.Offer.Signing.Add(sc.Offer.Relocation).Add(sc.Offer.Benefits)
	if current.IsZero() && ours.IsZero() {
		return f.lang.T("calculator.fold.none")
	}
	return f.lang.T("form.fold.once", text.With("current", f.lang.Words(current)), text.With("offer", f.lang.Words(ours)))
}

func (f formFields) employer(sc scenario.Scenario) string {
	size := f.lang.T("form.fold.large")
	if sc.Employer.SME {
		size = f.lang.T("calculator.label.employer.sme")
	}
	return size + ", " + f.lang.T("form.people", text.With("n", text.Whole(int64(sc.Employer.Employees))))
}

func (f formFields) policy(w worked) string {
	return f.lang.T("calculator.fold.policy_value", text.Count("years", w.scenario.Policy.Years),
		text.With("base", f.chosen("policy.base", w.valid)))
}

// marketValue is the exchange rate with its date; a typed one has no date.
func (f formFields) marketValue(sc scenario.Scenario) string {
	date := f.lang.T("form.fold.own_rate")
	if use, has := f.engine.DefaultUse(sc, "market.krw_per_usd"); has && sc.Market.KRWPerUSD.Cmp(f.engine.Defaults().Market.KRWPerUSD) == 0 {
		date = f.lang.T("form.fold.average_of", text.Count("year", use.Value.From.Year()-1))
	}
	return f.lang.T("calculator.fold.market_value", text.With("rate", text.Decimal(sc.Market.KRWPerUSD.Float(), 2)), text.With("date", date))
}

func (f formFields) goals(sc scenario.Scenario) string {
	var parts []string
	if g := sc.Goals.GapClosed; g != nil {
		parts = append(parts, text.ExactPercent(*g))
	}
	for _, budget := range []*money.Money{sc.Goals.CompanyBudget, sc.Goals.GovernmentBudget} {
		if budget != nil {
			parts = append(parts, f.lang.Words(*budget))
		}
	}
	if len(parts) == 0 {
		return f.lang.T("calculator.fold.goals_value")
	}
	return strings.Join(parts, " · ")
}

// chosen is the option of a field in words.
func (f formFields) chosen(path string, valid typed) string {
	input, _ := fieldAt(path)
	name := valid[path]
	if name == "" {
		name = f.defaults[path]
	}
	return f.optionLabel(input, name)
}

// addRates shows what the gap would be at other rates of exchange, and offers
// the latest that was read.
func (s *Server) addRates(fold *ui.Fold, lang text.Lang, w worked) {
	swing := s.Engine.Book().At(law.Day(scenario.DefaultTaxYear, 1, 1)).Rate("market.assumptions.exchange_rate_swing").Rate
	rate := w.scenario.Market.KRWPerUSD
	note := func(key string, at money.Rate, args ...text.Arg) {
		args = append(args, text.With("rate", text.Decimal(at.Float(), 0)))
		fold.Notes = append(fold.Notes, ui.Line{Label: lang.T("calculator.fx."+key, args...), Value: s.ratioAt(lang, w, at)})
	}
	note("down", rate.Times(swing.OneMinus()))
	note("up", rate.Times(swing.OnePlus()))
	if latest, day, found := s.latestRate(); found {
		note("latest", latest, text.With("date", lang.ShortDate(dayOf(day))))
		fold.Actions = append(fold.Actions, ui.Button{Label: lang.T("form.use_latest"), Do: doLatestRate})
	}
}

// ratioAt is the gap at another rate of exchange.
func (s *Server) ratioAt(lang text.Lang, w worked, rate money.Rate) string {
	sc := w.scenario
	sc.Market.KRWPerUSD = rate
	r := s.Engine.Evaluate(sc, scenario.Options{}).Result.Summary.Without[w.shown.basis()].Ratio
	if r == nil {
		return noRatio
	}
	return lang.Ratio(*r)
}

// latestRate is the latest exchange rate of a single day that was read.
func (s *Server) latestRate() (money.Rate, law.Date, bool) {
	p := s.Engine.Book().Param("market.exchange_rate.krw_per_usd_latest")
	if p == nil || len(p.Values) == 0 {
		return money.Rate{}, 0, false
	}
	v := p.Values[len(p.Values)-1]
	rate, err := money.ParseRate(v.Node.Scalar)
	return rate, v.From, err == nil
}

// grantName is the heading of a grant in its list.
func (f formFields) grantName(i int) string {
	return f.lang.T("calculator.grants.legend", text.With("n", strconv.Itoa(i+1)))
}
