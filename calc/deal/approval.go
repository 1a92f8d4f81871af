package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// Place is where the offer stands among what the board has agreed to.
type Place string

// The places, by the package's company cost of the first year.
const (
	BelowTarget    Place = "below_target"     // at most the target
	WithinCeiling  Place = "between"          // above the target, at most the ceiling
	AboveCeiling   Place = "above_ceiling"    // above the ceiling, not beyond the walk-away
	BeyondWalkAway Place = "beyond_walk_away" // the company would rather not hire
)

// ApprovalResult is the offer against the approval. Amounts are won of the
// package's cost in the first year; what was not given is nil.
type ApprovalResult struct {
	Cost       money.Money  `json:"cost"`
	Place      Place        `json:"place"`     // empty where neither target, ceiling nor walk-away is given
	ToTarget   *money.Money `json:"to_target"` // left to give; below zero: over it
	ToCeiling  *money.Money `json:"to_ceiling"`
	ToWalkAway *money.Money `json:"to_walk_away"`
	ValidUntil law.Date     `json:"valid_until"`
	DaysLeft   *int         `json:"days_left"` // of the offer; nil where a day is not known
	Flags      []Flag       `json:"flags"`
}

var (
	lineToTarget   = worksheet.NewLine("deal.approval.to_target")
	lineToCeiling  = worksheet.NewLine("deal.approval.to_ceiling")
	lineToWalkAway = worksheet.NewLine("deal.approval.to_walk_away")
)

// Approve sets the offer against the approval on the day; no day judges no
// validity. What the hire costs beside the package is no part of it.
func Approve(engine *scenario.Engine, s *worksheet.Sheet, d *Deal, today law.Date) ApprovalResult {
	p, a := newPricing(engine, d), &d.Approval
	cost := p.price(p.offered())[0].Cost
	in := p.in(s, 1)
	left := func(line worksheet.LineID, field string, m money.Money) *money.Money {
		if m.IsZero() {
			return nil
		}
		over := in.Sub(line, in.Input(field, m), in.Input("solved.package_cost", cost)).Money()
		return &over
	}
	out := ApprovalResult{
		Cost: cost, ValidUntil: a.ValidUntil,
		ToTarget:   left(lineToTarget, "approval.target", a.Target),
		ToCeiling:  left(lineToCeiling, "approval.ceiling", a.Ceiling),
		ToWalkAway: left(lineToWalkAway, "approval.walk_away", a.WalkAway),
		Flags:      d.limitFlags(d.Scenario.Offer.Base, d.Costs.PoolShare),
	}
	out.Place = out.place()
	out.Flags = append(out.Flags, a.orderFlags()...)
	if a.ValidUntil != 0 && today != 0 {
		days := daysBetween(today, a.ValidUntil)
		out.DaysLeft = &days
	}
	out.Flags = append(out.Flags, a.validityFlags(d.FirstDay(), today)...)
	return out
}

func (r *ApprovalResult) place() Place {
	under := func(left *money.Money) bool { return left != nil && left.Sign() >= 0 }
	over := func(left *money.Money) bool { return left != nil && left.Sign() < 0 }
	switch {
	case r.ToTarget == nil && r.ToCeiling == nil && r.ToWalkAway == nil:
		return ""
	case over(r.ToWalkAway):
		return BeyondWalkAway
	case over(r.ToCeiling):
		return AboveCeiling
	case under(r.ToTarget):
		return BelowTarget
	}
	return WithinCeiling
}

// orderFlags say that target, ceiling and walk-away are out of order.
func (a *Approval) orderFlags() []Flag {
	var flags []Flag
	above := func(field string, low, high money.Money) {
		if !low.IsZero() && !high.IsZero() && high.Less(low) {
			flags = append(flags, Flag{Code: "approval_out_of_order", Field: field})
		}
	}
	above("approval.ceiling", a.Target, a.Ceiling)
	above("approval.walk_away", a.Ceiling, a.WalkAway)
	if a.Ceiling.IsZero() {
		above("approval.walk_away", a.Target, a.WalkAway)
	}
	return flags
}

// validityFlags judge the day until which the offer stands.
func (a *Approval) validityFlags(start, today law.Date) []Flag {
	var flags []Flag
	if a.ValidUntil == 0 {
		return nil
	}
	if today > a.ValidUntil {
		flags = append(flags, Flag{Code: "offer_expired", Field: "approval.valid_until"})
	}
	if a.ValidUntil > start {
		flags = append(flags, Flag{Code: "valid_after_start", Field: "approval.valid_until"})
	}
	return flags
}

// limitFlags are the limits that a base and a share of the pool pass.
func (d *Deal) limitFlags(base money.Money, pool money.Rate) []Flag {
	var flags []Flag
	passes := func(code, field string, passes bool) {
		if passes {
			flags = append(flags, Flag{Code: code, Field: field})
		}
	}
	a, c := &d.Approval, &d.Costs
	passes("base_above_limit", "approval.base_at_most", !a.BaseAtMost.IsZero() && a.BaseAtMost.Less(base))
	passes("base_above_band", "costs.top_of_band", !c.TopOfBand.IsZero() && c.TopOfBand.Less(base))
	passes("pool_above_limit", "approval.pool_at_most", !a.PoolAtMost.IsZero() && pool.Cmp(a.PoolAtMost) > 0)
	passes("pool_above_left", "costs.pool_left", !c.PoolLeft.IsZero() && pool.Cmp(c.PoolLeft) > 0)
	return flags
}
