package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// policyTerms are the fields of a design that a scenario's policy has too.
var policyTerms = []string{"rate", "reading", "base", "floor", "cap", "years", "taper", "program", "pass_through"}

// maxDesignName is how many bytes a design's name may have.
const maxDesignName = 100

// designInput is a design beside its policy terms.
type designInput struct {
	instrument, rationing, programme int
	amount, familyMoney, leastPay    money.Money
	budget                           money.Money // in no currency: no limit
	taxable, smeOnly                 bool
	usableShare, vacancy             *money.Rate
	items                            []int
	leastYearsAway                   int
}

func (in *designInput) fields(items []string, typed bool) []scenario.Field {
	usable := scenario.NumberInto("usable_share", "0", "1", &in.usableShare)
	if typed {
		usable = inPercent(usable)
	}
	budget := scenario.MoneyInto("budget", money.KRWCurrency, &in.budget)
	budget.Nullable = true
	return []scenario.Field{
		scenario.OptionInto("instrument", policy.Instruments[:], &in.instrument),
		scenario.MoneyInto("amount", money.KRWCurrency, &in.amount),
		scenario.BoolInto("taxable", &in.taxable),
		usable,
		scenario.OptionsInto("items", items, &in.items),
		scenario.MoneyInto("family_money", money.KRWCurrency, &in.familyMoney),
		scenario.NumberInto("vacancy_elasticity", "0", "10", &in.vacancy),
		budget,
		scenario.OptionInto("rationing", policy.Rationings[:], &in.rationing),
		scenario.MoneyInto("eligible.least_pay", money.KRWCurrency, &in.leastPay),
		scenario.BoolInto("eligible.sme_only", &in.smeOnly),
		scenario.CountInto("eligible.least_years_away", 0, 50, &in.leastYearsAway),
		scenario.OptionInto("programme", programmeIDs(), &in.programme),
	}
}

// programmeIDs are the designs of one click.
func programmeIDs() []string {
	var ids []string
	for _, p := range preset.Programmes() {
		ids = append(ids, p.ID)
	}
	return ids
}

// settlementItems are the names of the settlement terms, as the book has them.
func settlementItems(book *law.Book) []string {
	const path = "market.response.home_items"
	p := book.Param(path)
	return p.Values[len(p.Values)-1].Node.Keys
}

// readDesign reads one design, in which shares are typed in percent or, in JSON,
// written as fractions. A programme's terms hold where the draft does not say
// otherwise.
func readDesign(engine *scenario.Engine, d scenario.Draft, typed bool) (policy.Design, []scenario.FieldError) {
	name, errs := takeName(d)
	fillProgramme(d)
	terms := takeTerms(d)
	if d["eligible"].Kind == scenario.Empty {
		delete(d, "eligible")
	}
	in := designInput{amount: money.KRW(0), familyMoney: money.KRW(0), leastPay: money.KRW(0)}
	items := settlementItems(engine.Book())
	errs = append(errs, scenario.ReadFields(d, in.fields(items, typed))...)
	_, givesPassThrough := terms["policy.pass_through"]
	parsed, more := engine.Parse(withNoPay(terms))
	for _, e := range more {
		e.Field = strings.TrimPrefix(e.Field, "policy.")
		errs = append(errs, e)
	}
	design := policy.Design{
		Name: name, Instrument: policy.Instrument(in.instrument), Policy: parsed.Policy, Amount: in.amount, Taxable: in.taxable,
		UsableShare: money.Fraction(1, 1), Package: policy.Package{Money: in.familyMoney}, VacancyElasticity: float(in.vacancy),
		Rationing: policy.Rationing(in.rationing),
		Eligible:  policy.Eligibility{LeastPay: in.leastPay, SMEOnly: in.smeOnly, LeastYearsAway: in.leastYearsAway},
	}
	if givesPassThrough {
		design.PassThrough = &parsed.Policy.PassThrough
	}
	if in.usableShare != nil {
		design.UsableShare = *in.usableShare
	}
	if in.budget.Currency() != money.NoCurrency {
		design.Budget = &in.budget
	}
	for _, i := range in.items {
		design.Package.Items = append(design.Package.Items, items[i])
	}
	return design, errs
}

// takeName moves the name out of the draft.
func takeName(d scenario.Draft) (string, []scenario.FieldError) {
	v, given := d["name"]
	delete(d, "name")
	switch {
	case !given:
		return "", nil
	case v.Kind != scenario.String:
		return "", []scenario.FieldError{{Field: "name", Code: "wrong_type"}}
	case len(v.Text) > maxDesignName:
		return "", []scenario.FieldError{{Field: "name", Code: "too_long", Args: []scenario.Arg{{Name: "max", Value: "100"}}}}
	}
	return v.Text, nil
}

// takeTerms moves the policy's terms out of the draft, under their paths in a
// scenario. A pass-through of null is one that is not given: its range holds.
func takeTerms(d scenario.Draft) scenario.Draft {
	if d["pass_through"].Kind == scenario.Null {
		delete(d, "pass_through")
	}
	terms := scenario.Draft{}
	for path, v := range d {
		if head, _, _ := strings.Cut(path, "."); slices.Contains(policyTerms, head) {
			terms["policy."+path] = v
			delete(d, path)
		}
	}
	return terms
}

// fillProgramme adds the terms of the programme that the draft names, where it
// does not give its own. One that there is not is refused by its field.
func fillProgramme(d scenario.Draft) {
	v := d["programme"]
	p, known := preset.ProgrammeNamed(v.Text)
	if !known || v.Kind != scenario.String && v.Kind != scenario.Typed {
		return
	}
	fields := append([]preset.Field{{Path: instrumentField, Text: p.Instrument}}, p.Fields...)
	for _, f := range fields {
		if _, given := d[f.Path]; !given && f.Text != "" {
			d[f.Path] = scenario.Value{Kind: scenario.Typed, Text: f.Text}
		}
	}
}

// caseGroups are the parts of a scenario that a case has of its own.
var caseGroups = []string{"current", "offer", "candidate", "employer"}

// readCase reads one candidate. Where the candidate lives sets the price level;
// policy, market and years are the study's.
func readCase(engine *scenario.Engine, d scenario.Draft) (policy.Case, []scenario.FieldError) {
	own := scenario.Draft{}
	for path, v := range d {
		if head, _, _ := strings.Cut(path, "."); !slices.Contains(caseGroups, head) {
			own[path] = v
			delete(d, path)
		}
	}
	var weight *money.Rate
	c := policy.Case{}
	errs := scenario.ReadFields(own, []scenario.Field{
		scenario.NumberInto("weight", "0.001", "100000", &weight),
		scenario.BoolInto("outside_capital", &c.OutsideCapital),
	})
	parsed, more := engine.Parse(d)
	c.Scenario = parsed
	if weight != nil {
		c.Weight = weight.Float()
	}
	return c, append(errs, more...)
}
