package scenario

import "github.com/offergap/offergap/calc/gap"

// Finding is the one condition that decides a result: the named case that the
// answer's sentence is chosen by.
type Finding uint8

// The findings, in the order in which they are tried.
const (
	OursHigher     Finding = iota // our offer is worth as much or more without any policy
	NothingOffered                // our offer is nothing: no ratio
	ParityReached                 // with the policy as it is
	BelowFloor                    // the policy gives nothing: the offer lies below its floor
	CapDecides                    // the gap stays because the cap binds
	ReliefRunsOut                 // tax relief or support ends within the horizon and the gap widens
	ParityWithin                  // another match rate would close the gap
	NoRateDoes                    // no match rate closes the gap
)

var findingNames = [...]string{"ours_higher", "nothing_offered", "parity_reached", "below_floor", "cap_decides", "relief_runs_out", "parity_within", "no_rate_does"}

// String is the name in the API and in the text catalogue.
func (f Finding) String() string { return findingNames[f] }

// find chooses the finding on the basis of purchasing power.
func (p *prepared) find(r *Result) Finding {
	sum := &r.Summary
	without, with := sum.Without[gap.PurchasingPower], sum.With[gap.PurchasingPower]
	first := r.Years[0].Policy
	share := p.scenario.Policy.Share()
	switch {
	case without.Ours.Sign() <= 0:
		return NothingOffered
	case without.Gap.Sign() <= 0:
		return OursHigher
	case with.Gap.Sign() <= 0:
		return ParityReached
	case !share.IsZero() && p.scenario.Policy.Cap != nil && first.Subsidy == *p.scenario.Policy.Cap:
		return CapDecides
	case !share.IsZero() && first.Subsidy.IsZero() && !p.scenario.Policy.Floor.IsZero():
		return BelowFloor
	case r.reliefRunsOut():
		return ReliefRunsOut
	case sum.RateForParity != nil:
		return ParityWithin
	}
	return NoRateDoes
}

// reliefRunsOut tells whether support or tax relief ends within the horizon.
func (r *Result) reliefRunsOut() bool {
	first, last := r.Years[0].Policy, r.Years[len(r.Years)-1].Policy
	return first.Regime != last.Regime || (!first.Subsidy.IsZero() && last.Subsidy.IsZero())
}
