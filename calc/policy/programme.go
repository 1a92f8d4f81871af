package policy

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

// Programme is the design of a preset: the proposal in either reading, or a real
// scheme by its name.
func Programme(engine *scenario.Engine, id string) (Design, error) {
	p, known := preset.ProgrammeNamed(id)
	if !known {
		return Design{}, fmt.Errorf("policy: no programme %s", id)
	}
	d := Design{Name: id, Instrument: Instrument(slices.Index(Instruments[:], p.Instrument)), UsableShare: money.Fraction(1, 1)}
	terms := map[string]string{"current.base": "0", "offer.base": "0"} // a scenario needs both
	for _, f := range p.Fields {
		own, err := d.takeOwn(f)
		switch {
		case err != nil:
			return Design{}, fmt.Errorf("policy: programme %s: %s: %w", id, f.Path, err)
		case !own:
			terms["policy."+f.Path] = f.Text
		}
	}
	s, errs := engine.Parse(scenario.TypedDraft(terms))
	if len(errs) > 0 {
		return Design{}, fmt.Errorf("policy: programme %s: %w", id, errs[0])
	}
	d.Policy = s.Policy
	if terms["policy.pass_through"] != "" {
		d.PassThrough = &s.Policy.PassThrough
	}
	return d, nil
}

// takeOwn takes a field that a scenario's policy does not have; false for others.
func (d *Design) takeOwn(f preset.Field) (own bool, err error) {
	switch f.Path {
	case "amount":
		d.Amount, err = money.Read(f.Text, money.KRWCurrency)
	case "eligible.least_pay":
		d.Eligible.LeastPay, err = money.Read(f.Text, money.KRWCurrency)
	case "eligible.least_years_away":
		d.Eligible.LeastYearsAway, err = strconv.Atoi(f.Text)
	case "eligible.sme_only":
		d.Eligible.SMEOnly, err = strconv.ParseBool(f.Text)
	default:
		return false, nil
	}
	return true, err
}
