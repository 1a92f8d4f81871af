package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// SchemesResult are the state's schemes on file against this hire and firm.
// Amounts are won. Supports of the same wage are alternatives: they are never
// added up.
type SchemesResult struct {
	Schemes []SchemeResult `json:"schemes"`
	Cost    money.Money    `json:"employer_cost"` // of the first year's offer, without any scheme
	Credit  money.Money    `json:"rd_credit"`     // the company's own in the first year, without any; nothing where it claims none
	Ceiling float64        `json:"double_support_ceiling"`
}

// Standing is how a scheme stands for the hire.
type Standing string

// The standings.
const (
	Qualifies Standing = "qualifies" // every condition is met
	Possible  Standing = "possible"  // none is refused, some are not known
	Refused   Standing = "refused"
)

// SchemeResult is one scheme. Its label, agency, link, timing of cash, claw-back
// and sources are those of preset.SchemeNamed; what is empty there is not
// confirmed.
type SchemeResult struct {
	ID         string            `json:"id"`
	Kind       string            `json:"kind"`
	Standing   Standing          `json:"standing"`
	Conditions []SchemeCondition `json:"conditions"`
	To         string            `json:"to"`       // company, person
	Cap        *money.Money      `json:"cap"`      // a person and year, first year; nil: none known
	YearOne    *money.Money      `json:"year_one"` // nil: a matter of selection, or no money
	Horizon    *money.Money      `json:"horizon"`  // of the years within the horizon; nil as above
	Deadline   law.Date          `json:"deadline"` // to apply, or of hire for a relief; no day: not confirmed
	ApplyBy    law.Date          `json:"apply_by"` // of a relief, by this hire
	Closed     bool              `json:"closed"`   // the round that is known has ended on the day; of a relief: the hire comes too late

	// What the support, or the most that a grant can pay of the cost, does to the
	// company's R&D credit in the first year: a
	// research grant shrinks its base, an employment subsidy does not. Where no
	// source says which, the worse is shown as not confirmed.
	CreditChange    *money.Money `json:"rd_credit_change"`
	CreditConfirmed bool         `json:"rd_credit_confirmed"`
	StateShare      *float64     `json:"state_share"` // (support + credit after) ÷ employer cost
	Flags           []Flag       `json:"flags"`
}

// SchemeCondition is one condition and whether it is met: yes, no or unknown.
type SchemeCondition struct {
	ID  string `json:"id"`
	Met string `json:"met"`
}

var (
	lineSchemeMatch  = worksheet.NewLine("deal.scheme.share_of_pay")
	lineSchemeYear   = worksheet.NewLine("deal.scheme.year")
	lineSchemeSum    = worksheet.NewLine("deal.scheme.horizon")
	lineSchemeChange = worksheet.NewLine("deal.scheme.rd_credit_change")
	lineSchemeRelief = worksheet.NewLine("deal.scheme.tax_saved")
)

// SchemesOf judges the schemes on the day; no day judges no deadline.
func SchemesOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal, today law.Date) SchemesResult {
	p := newPricing(engine, d)
	first := p.price(p.offered())[0]
	out := SchemesResult{Cost: first.Cost, Credit: p.credit(money.KRW(0))}
	out.Ceiling = engine.Book().At(law.Day(scenario.DefaultTaxYear, 1, 1)).Rate("market.assumptions.double_support_ceiling").Float()
	for i, scheme := range preset.Schemes() {
		j := judge{pricing: p, scheme: &scheme, today: today, sheet: s.In(worksheet.Scope{Side: worksheet.Offer, Months: uint8(i + 1)})}
		one := j.result()
		j.stack(&one, &out)
		out.Schemes = append(out.Schemes, one)
	}
	return out
}

// credit is the company's own R&D credit of the first year beside a research
// grant.
func (p *pricing) credit(grant money.Money) money.Money {
	y := &p.years[0]
	return y.RDCredit(&y.Without, y.Hire.Pay.Cash.Money(), grant)
}

// judge is one scheme while it is judged.
type judge struct {
	*pricing
	scheme *preset.Scheme
	today  law.Date
	sheet  *worksheet.Sheet
}

func (j *judge) result() SchemeResult {
	out := SchemeResult{ID: j.scheme.ID, Kind: j.scheme.Kind, To: "company"}
	for _, id := range j.scheme.Conditions {
		out.Conditions = append(out.Conditions, SchemeCondition{id, j.met(id).String()})
	}
	if cap, ok := j.capIn(0); ok {
		out.Cap = &cap
	}
	if j.scheme.Deadline != "" {
		out.Deadline, _ = law.ParseDate(j.scheme.Deadline)
	}
	out.Closed = out.Deadline != 0 && j.today > out.Deadline
	switch j.scheme.Kind {
	case "wage_match":
		j.match(&out)
	case "tax_relief":
		j.relief(&out)
	case "rd_credit":
		j.research(&out)
	case "visa":
		out.To = "person"
	}
	out.Standing = standing(out.Conditions)
	return out
}

func standing(conditions []SchemeCondition) Standing {
	has := func(met kr.Met) bool {
		return slices.ContainsFunc(conditions, func(c SchemeCondition) bool { return c.Met == met.String() })
	}
	switch {
	case has(kr.No):
		return Refused
	case has(kr.Unknown):
		return Possible
	}
	return Qualifies
}

// capIn is the cap of the support's year, from 0; false where there is none.
func (j *judge) capIn(year int) (money.Money, bool) {
	text := j.scheme.Cap
	if year < len(j.scheme.Caps) {
		text = j.scheme.Caps[year]
	}
	return won(text)
}

// won reads an amount of the data; false where it is empty.
func won(text string) (money.Money, bool) {
	if text == "" {
		return money.Money{}, false
	}
	m, err := money.Read(text, money.KRWCurrency)
	return m, err == nil
}

// match is a share of the contract salary, base pay, up to the cap of the year.
func (j *judge) match(out *SchemeResult) {
	rate, err := money.ReadPercent(j.scheme.Rate)
	if err != nil {
		return
	}
	var years []worksheet.Amount
	for i, y := range j.baseByYear() {
		if i >= j.scheme.Years {
			break
		}
		s := j.inYear(i)
		amount := s.Mul(lineSchemeMatch, s.Input("solved.base", y), s.InputRate("solved.scheme_rate", rate), money.TruncateToWon)
		if cap, ok := j.capIn(i); ok {
			amount = s.Min(lineSchemeYear, amount, s.Input("solved.scheme_cap", cap))
		}
		years = append(years, amount)
	}
	j.fill(out, years)
}

// inYear is the sheet of the support's year, from 0.
func (j *judge) inYear(i int) *worksheet.Sheet {
	scope := j.sheet.Scope()
	scope.Year = uint8(i + 1)
	return j.sheet.In(scope)
}

func (j *judge) baseByYear() []money.Money {
	pkg := j.sc.Offer.Package
	pkg.Bonus = money.KRW(0)
	var out []money.Money
	for _, y := range pkg.Years(nil, worksheet.Offer, len(j.years), worksheet.CashOnly) {
		out = append(out, y.Recurring.Money())
	}
	return out
}

func (j *judge) fill(out *SchemeResult, years []worksheet.Amount) {
	if len(years) == 0 {
		return
	}
	first, all := years[0].Money(), j.sheet.Sum(lineSchemeSum, years...).Money()
	out.YearOne, out.Horizon = &first, &all
}

// relief is what the tax relief leaves more of the offer than ordinary
// taxation, conditions proven, in the years that it lasts.
func (j *judge) relief(out *SchemeResult) {
	out.To = "person"
	at := slices.IndexFunc(j.statuses, func(st kr.Status) bool { return st.Regime.String() == j.scheme.Regime })
	if at < 0 {
		return
	}
	st := &j.statuses[at]
	for _, c := range st.Conditions {
		out.Conditions = append(out.Conditions, SchemeCondition{c.ID, c.Met.String()})
	}
	for _, id := range st.NotAsked {
		out.Conditions = append(out.Conditions, SchemeCondition{id, kr.Unknown.String()})
	}
	out.Deadline, out.ApplyBy = st.EntryDeadline, st.ApplyBy
	out.Closed = out.Deadline != 0 && j.first > out.Deadline
	var years []worksheet.Amount
	for i := range j.years {
		if st.ReliefYears != 0 && i >= st.ReliefYears {
			break
		}
		s, y := j.inYear(i), &j.years[i]
		cash := y.Hire.Pay.Cash.Money()
		with, without := y.With(st.Regime, cash), y.With(tax.Resident, cash)
		years = append(years, s.Sub(lineSchemeRelief, s.Input("solved.take_home_with", with.TakeHome.Money()), s.Input("solved.take_home_without", without.TakeHome.Money())))
	}
	j.fill(out, years)
}

// research is the R&D credit on the hire at the law's rate, all of it usable.
func (j *judge) research(out *SchemeResult) {
	var years []worksheet.Amount
	for i := range j.years {
		y := &j.years[i]
		rules, s := j.rulesIn(j.first.Year()+i), j.inYear(i)
		claim := kr.RDClaim{Rate: rules.RDCreditRate(j.sc.Employer.SME), UsableShare: worksheet.PlainRate(money.Fraction(1, 1)), Grant: worksheet.Plain(money.KRW(0))}
		years = append(years, s.Sum(lineSchemeYear, s.Input("solved.rd_credit", rules.RDCredit(nil, y.Without, y.Hire.Pay.Cash, claim).Money())))
	}
	j.fill(out, years)
}

// stack sets the support beside the company's own R&D credit.
func (j *judge) stack(one *SchemeResult, all *SchemesResult) {
	support := one.YearOne
	if support == nil && one.Cap != nil {
		most := one.Cap.Min(all.Cost)
		support = &most
	}
	if one.To != "company" || one.Kind == "rd_credit" || support == nil {
		return
	}
	one.CreditConfirmed = j.scheme.Credit != ""
	after := all.Credit
	if j.scheme.Credit != "base" {
		after = j.credit(*support)
	}
	s := j.sheet
	change := s.Sub(lineSchemeChange, s.Input("solved.rd_credit_with", after), s.Input("solved.rd_credit_without", all.Credit)).Money()
	one.CreditChange = &change
	if share, ok := support.Add(after).Ratio(all.Cost); ok {
		one.StateShare = &share
		if share > all.Ceiling {
			one.Flags = append(one.Flags, Flag{Code: "double_support", Field: "employer.rd_credit.claims"})
		}
	}
}
