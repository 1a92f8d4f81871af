package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// policyTerms are the fields of a design that a scenario's policy has too.
var policyTerms = []string{"rate", "reading", "base", "floor", "cap", "years", "taper", "program", "pass_through"}

// maxDesignName is how many bytes a design's name may have, or a company's.
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
	doctorateOnly, outsideOnly       bool
	shares                           budgetShares
	clawBackYears                    int
	clawBackShare                    *money.Rate
}

// newDesignInput holds what is not given.
func newDesignInput() designInput {
	return designInput{amount: money.KRW(0), familyMoney: money.KRW(0), leastPay: money.KRW(0)}
}

// budgetShares are the assumptions of a budget table, of one design or of all;
// nil takes the assumption's value.
type budgetShares struct{ local, execution, carryOver, agencyFee *money.Rate }

func (b *budgetShares) fields() []scenario.Field {
	return []scenario.Field{
		scenario.NumberInto("local_share", "0", "1", &b.local),
		scenario.NumberInto("execution_rate", "0", "1", &b.execution),
		scenario.NumberInto("carry_over", "0", "1", &b.carryOver),
		scenario.NumberInto("agency_fee", "0", "1", &b.agencyFee),
	}
}

// set gives the design what is given.
func (b *budgetShares) set(d *policy.Design) {
	if b.local != nil {
		d.LocalShare = *b.local
	}
	for _, share := range []struct {
		given *money.Rate
		to    **float64
	}{{b.execution, &d.ExecutionRate}, {b.carryOver, &d.CarryOver}, {b.agencyFee, &d.AgencyFee}} {
		if share.given != nil {
			*share.to = float(share.given)
		}
	}
}

// fields are the design's own, shares as fractions or typed in percent.
func (in *designInput) fields(items []string, typed bool) []scenario.Field {
	budget := scenario.MoneyInto("budget", money.KRWCurrency, &in.budget)
	budget.Nullable = true
	shares := append(in.shares.fields(),
		scenario.NumberInto("usable_share", "0", "1", &in.usableShare),
		scenario.NumberInto("claw_back.share", "0", "1", &in.clawBackShare))
	for i := range shares {
		if typed {
			shares[i] = inPercent(shares[i])
		}
	}
	return append([]scenario.Field{
		scenario.OptionInto("instrument", policy.Instruments[:], &in.instrument),
		scenario.MoneyInto("amount", money.KRWCurrency, &in.amount),
		scenario.BoolInto("taxable", &in.taxable),
		scenario.OptionsInto("items", items, &in.items),
		scenario.MoneyInto("family_money", money.KRWCurrency, &in.familyMoney),
		scenario.NumberInto("vacancy_elasticity", "0", "10", &in.vacancy),
		budget,
		scenario.OptionInto("rationing", policy.Rationings[:], &in.rationing),
		scenario.MoneyInto("eligible.least_pay", money.KRWCurrency, &in.leastPay),
		scenario.BoolInto("eligible.sme_only", &in.smeOnly),
		scenario.CountInto("eligible.least_years_away", 0, 50, &in.leastYearsAway),
		scenario.BoolInto("eligible.doctorate_only", &in.doctorateOnly),
		scenario.BoolInto("eligible.outside_capital_only", &in.outsideOnly),
		scenario.CountInto("claw_back.years", 0, maxHorizon, &in.clawBackYears),
		scenario.OptionInto("programme", programmeIDs(), &in.programme),
	}, shares...)
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

// draftDesign is a design that was read.
type draftDesign struct {
	name             string
	in               designInput
	terms            scenario.Scenario // whose policy has the design's terms
	givesPassThrough bool
}

// readDesign reads one design, in which shares are typed in percent or, in JSON,
// written as fractions. A programme's terms hold where the draft does not say
// otherwise.
func readDesign(engine *scenario.Engine, d scenario.Draft, typed bool) (draftDesign, []scenario.FieldError) {
	name, errs := takeText(d, "name")
	fillProgramme(d)
	terms := takeTerms(d)
	for _, group := range []string{"eligible", "claw_back"} {
		if d[group].Kind == scenario.Empty {
			delete(d, group)
		}
	}
	out := draftDesign{name: name, in: newDesignInput()}
	errs = append(errs, scenario.ReadFields(d, out.in.fields(settlementItems(engine.Book()), typed))...)
	_, out.givesPassThrough = terms["policy.pass_through"]
	parsed, more := engine.Parse(withNoPay(terms))
	for _, e := range more {
		e.Field = strings.TrimPrefix(e.Field, "policy.")
		errs = append(errs, e)
	}
	out.terms = parsed
	return out, errs
}

// design is the design of what was read.
func (d *draftDesign) design(engine *scenario.Engine) policy.Design {
	in := &d.in
	out := policy.Design{
		Name: d.name, Instrument: policy.Instrument(in.instrument), Policy: d.terms.Policy, Amount: in.amount, Taxable: in.taxable,
		UsableShare: money.Fraction(1, 1), Package: policy.Package{Money: in.familyMoney}, VacancyElasticity: float(in.vacancy),
		Rationing: policy.Rationing(in.rationing), ClawBack: policy.ClawBack{Years: in.clawBackYears},
		Eligible: policy.Eligibility{
			LeastPay: in.leastPay, SMEOnly: in.smeOnly, LeastYearsAway: in.leastYearsAway, DoctorateOnly: in.doctorateOnly, OutsideCapitalOnly: in.outsideOnly,
		},
	}
	if d.givesPassThrough {
		out.PassThrough = &d.terms.Policy.PassThrough
	}
	if in.usableShare != nil {
		out.UsableShare = *in.usableShare
	}
	if in.clawBackShare != nil {
		out.ClawBack.Share = *in.clawBackShare
	}
	if in.budget.Currency() != money.NoCurrency {
		out.Budget = &in.budget
	}
	in.shares.set(&out)
	names := settlementItems(engine.Book())
	for _, i := range in.items {
		out.Package.Items = append(out.Package.Items, names[i])
	}
	return out
}

// takeText moves a short text out of the draft.
func takeText(d scenario.Draft, path string) (string, []scenario.FieldError) {
	v, given := d[path]
	delete(d, path)
	switch {
	case !given:
		return "", nil
	case v.Kind != scenario.String:
		return "", []scenario.FieldError{{Field: path, Code: "wrong_type"}}
	case len(v.Text) > maxDesignName:
		return "", []scenario.FieldError{{Field: path, Code: "too_long", Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(maxDesignName)}}}}
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
