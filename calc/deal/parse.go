package deal

import (
	"bytes"
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax/us"
)

// New is the deal about which only its scenario is known.
func New(s scenario.Scenario) Deal {
	won, cents := money.KRW(0), money.Of(0, money.USDCurrency)
	d := Deal{Scenario: s}
	for _, m := range []*money.Money{
		&d.Retention.Amount, &d.Household.SchoolFees, &d.Household.ChildcareKR, &d.Household.LivingKR,
		&d.Settling.Rent, &d.Settling.Deposit, &d.Settling.DepositLoan, &d.Settling.Movers, &d.Settling.Flights,
		&d.Settling.TemporaryHome, &d.Settling.SchoolFeesPaid, &d.Settling.SpouseSupport,
		&d.Costs.Adviser, &d.Costs.Equipment, &d.Costs.Compute, &d.Costs.TopOfBand, &d.Costs.Cash, &d.Costs.MonthlyBurn,
		&d.Approval.Target, &d.Approval.Ceiling, &d.Approval.WalkAway, &d.Approval.BaseAtMost,
	} {
		*m = won
	}
	for _, m := range []*money.Money{&d.Household.ChildcareUS, &d.Household.LivingUS, &d.Household.RentUS} {
		*m = cents
	}
	d.BuyOut.WindowMonths = defaultWindowMonths
	return d
}

// What is taken where an entry says less. They are forms of contract, not
// figures: four years by the quarter after a year.
const (
	defaultWindowMonths = 24
	defaultCliff        = 12
	defaultVestMonths   = 48
	defaultEvery        = 3
)

// Parse reads a draft of scenario and negotiation together: a deal that is
// valid by construction, or every field's error at once.
func Parse(engine *scenario.Engine, draft scenario.Draft) (Deal, []scenario.FieldError) {
	own, rest := Split(draft)
	s, errs := engine.Parse(rest)
	d, more := Read(own, s)
	return d, append(errs, more...)
}

// Split parts a draft into what is of the negotiation and what is of the
// scenario.
func Split(draft scenario.Draft) (own, rest scenario.Draft) {
	own, rest = scenario.Draft{}, scenario.Draft{}
	for path, v := range draft {
		if Owns(path) {
			own[path] = v
		} else {
			rest[path] = v
		}
	}
	return own, rest
}

// Read reads what is of the negotiation over the scenario.
func Read(own scenario.Draft, s scenario.Scenario) (Deal, []scenario.FieldError) {
	d := New(s)
	for group := range groups { // an empty object says nothing
		if own[group].Kind == scenario.Empty {
			delete(own, group)
		}
	}
	r := reader{draft: own}
	fields := d.single()
	held := r.positions("held", maxHeld)
	d.Held = make([]HeldGrant, len(held))
	for i, at := range held {
		d.Held[i] = newHeldGrant(own["held."+at+".kind"].Text == HeldKinds[RSU] || own["held."+at+".kind"].Text == "")
		fields = append(fields, d.Held[i].fieldsOf("held."+at)...)
	}
	positions := r.positions("options", maxOptions)
	d.Options = make([]KoreanOption, len(positions))
	for i, at := range positions {
		d.Options[i] = KoreanOption{Strike: money.KRW(0), Price: money.KRW(0)}
		fields = append(fields, d.Options[i].fieldsOf("options."+at)...)
	}
	others := r.positions("alternatives", maxAlternatives)
	d.Alternatives = make([]Alternative, len(others))
	for i, at := range others {
		d.Alternatives[i] = r.alternative("alternatives."+at, s.Current.Jurisdiction)
		fields = append(fields, d.Alternatives[i].fieldsOf("alternatives."+at)...)
	}
	errs := append(r.errors, scenario.ReadFields(own, fields)...)
	if len(errs) == 0 {
		errs = d.checkTogether(held, positions, others)
	}
	return d, errs
}

type reader struct {
	draft  scenario.Draft
	errors []scenario.FieldError
}

// positions are the entries of a list that are read; more than there may be is
// one error, of the list.
func (r *reader) positions(list string, most int) []string {
	if v, given := r.draft[list]; given && v.Kind == scenario.List && len(v.Items) == 0 {
		delete(r.draft, list)
	}
	positions := r.draft.Positions(list)
	if len(positions) <= most {
		return positions
	}
	r.errors = append(r.errors, scenario.FieldError{Field: list, Code: "too_many", Args: []scenario.Arg{{Name: "max", Value: strconv.Itoa(most)}}})
	for path := range r.draft {
		for _, at := range positions[most:] {
			if under := list + "." + at + "."; len(path) > len(under) && path[:len(under)] == under {
				delete(r.draft, path)
			}
		}
	}
	return positions[:most]
}

// newHeldGrant vests over four years, by the quarter after the first. Listed
// units can be sold when they vest; of all others that has to be said, so that
// none of them moves a year's cash by what nobody typed.
func newHeldGrant(listed bool) HeldGrant {
	cents := money.Of(0, money.USDCurrency)
	return HeldGrant{
		Price: cents, Value: cents, Strike: cents, CliffMonths: defaultCliff, VestMonths: defaultVestMonths, EveryMonths: defaultEvery,
		Liquid: listed, ExerciseMonths: 3, // law: 26 USC 422(a)(2)
	}
}

// alternative knows its kind before its amounts are read, since they are in the
// currency of its place.
func (r *reader) alternative(path string, home us.Jurisdiction) Alternative {
	a := Alternative{Jurisdiction: home}
	for i, name := range AlternativeKinds {
		if v := r.draft[path+".kind"]; v.Text == name {
			a.Kind = AlternativeKind(i)
		}
	}
	nothing := money.KRW(0)
	if a.Kind.American() {
		nothing = money.Of(0, money.USDCurrency)
	}
	a.Base, a.Bonus, a.EquityAnnual, a.Signing = nothing, nothing, nothing, nothing
	return a
}

// checkTogether refuses what no field alone can show. Errors name the positions
// that entries were given at.
func (d *Deal) checkTogether(held, options, others []string) []scenario.FieldError {
	var errs []scenario.FieldError
	fail := func(path, code string) { errs = append(errs, scenario.FieldError{Field: path, Code: code}) }
	if d.Move.Leaving != 0 && d.Move.Start != 0 && d.Move.Start < d.Move.Leaving {
		fail("move.start", "before_leaving")
	}
	beats := 0
	for i := range d.Alternatives {
		if d.Alternatives[i].Beat {
			beats++
		}
		if beats > 1 {
			fail("alternatives."+others[i]+".beat", "one_only")
			break
		}
	}
	if d.Severance.TargetBonus && d.Severance.ProfitShare {
		fail("severance.profit_share", "target_or_share")
	}
	for i, o := range d.Options {
		if o.Sold != 0 && o.Sold < o.Exercised {
			fail("options."+options[i]+".sold", "before_exercise")
		}
	}
	for i, g := range d.Held {
		path := "held." + held[i]
		if g.Granted == 0 {
			fail(path+".granted", "missing")
		}
		if g.VestMonths > 0 && g.CliffMonths > g.VestMonths {
			fail(path+".cliff_months", "cliff_after_vesting")
		}
		if g.sharesOverOne() {
			fail(path+".vesting", "shares_over_one")
		}
		if most := scenario.MoneyInto("", money.USDCurrency, nil).Max; g.worthOver(most) {
			errs = append(errs, scenario.FieldError{Field: path + ".units", Code: string(money.ErrTooLarge), Args: []scenario.Arg{{Name: "max", Value: most}}})
		}
	}
	if d.Settling.Deposit.Less(d.Settling.DepositLoan) {
		fail("settling.deposit_loan", "more_than_deposit")
	}
	return append(errs, d.beyondReach()...)
}

// sharesOverOne tells whether more than the whole grant vests.
func (g *HeldGrant) sharesOverOne() bool {
	var sum money.Rate
	for _, share := range g.Vesting {
		sum = sum.Add(share)
	}
	return sum.Cmp(money.Fraction(1, 1)) > 0
}

// Typed are the deal's own fields as a person would type them.
func (d Deal) Typed() []scenario.TypedField { return scenario.TypedFields(d.bound()) }

// MarshalJSON is the scenario's JSON with the deal's own groups behind it.
func (d Deal) MarshalJSON() ([]byte, error) {
	s, err := d.Scenario.MarshalJSON()
	if err != nil {
		return nil, err
	}
	return append(append(bytes.TrimSuffix(s, []byte("}")), ','), d.OwnJSON()[1:]...), nil
}

// OwnJSON are the deal's own groups alone.
func (d Deal) OwnJSON() []byte { return scenario.MarshalFields(d.bound(), lists...) }
