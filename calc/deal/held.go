package deal

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Vest is one vesting of a grant at today's price.
type Vest struct {
	Grant int         `json:"grant"` // place in the list, from 0
	Day   law.Date    `json:"day"`
	Units int64       `json:"units"` // whole units; 0 of a grant that is given by its worth
	Worth money.Money `json:"worth"` // dollars; of options the spread over the strike
	Paid  law.Date    `json:"paid"`  // the day from which it is worth money that can be had; zero: not in sight
}

// counts is the day in whose year the vesting counts.
func (v *Vest) counts() law.Date {
	if v.Paid != 0 {
		return v.Paid
	}
	return v.Day
}

// isOption tells options from shares and units.
func (g *HeldGrant) isOption() bool { return g.Kind == ISO || g.Kind == NSO }

// wages tells whether what the grant pays is wages. Profits interests are none
// (Rev. Proc. 93-27), incentive stock options are none at exercise (26 USC
// 421(a)); the alternative minimum tax on their spread is not computed. Options
// that can be sold count as exercised when they vest, the spread being wages of
// NSOs then (26 USC 83(a)).
func (g *HeldGrant) wages() bool { return g.Kind != ProfitUnits && g.Kind != ISO }

// worthOver tells whether the whole grant is worth more, or costs more to
// exercise, than so many dollars: the most that an amount of the input may be.
func (g *HeldGrant) worthOver(dollars string) bool {
	unit := new(big.Rat).SetFrac64(max(g.Price.Minor(), g.Strike.Minor()), 100)
	most, _ := new(big.Rat).SetString(dollars)
	return unit.Mul(unit, new(big.Rat).SetInt64(int64(g.Units))).Cmp(most) > 0
}

// quantity is what vests: units, or cents of a grant that is given by its worth
// alone.
func (g *HeldGrant) quantity() (n int64, inUnits bool) {
	switch {
	case g.Units > 0:
		return int64(g.Units), true
	case g.isOption() && g.Price.Sign() > 0:
		return g.Value.Minor() / g.Price.Minor(), true
	}
	return g.Value.Minor(), false
}

// lastMonth is when the last vesting falls, in months from the grant.
func (g *HeldGrant) lastMonth() int {
	if len(g.Vesting) > 0 {
		return monthsOfYear * len(g.Vesting)
	}
	return max(g.VestMonths, g.CliffMonths)
}

// share is what has vested after so many months, cliff and steps aside.
func (g *HeldGrant) share(months int) money.Rate {
	if len(g.Vesting) == 0 {
		return money.Fraction(int64(months), int64(max(g.lastMonth(), 1)))
	}
	var sum money.Rate
	for _, share := range g.Vesting[:months/monthsOfYear] {
		sum = sum.Add(share)
	}
	if over := months % monthsOfYear; over > 0 {
		sum = sum.Add(g.Vesting[months/monthsOfYear].Times(money.Fraction(int64(over), monthsOfYear)))
	}
	return sum
}

// vestMonths are the months from the grant in which something vests.
func (g *HeldGrant) vestMonths() []int {
	last := g.lastMonth()
	first := g.CliffMonths
	if first == 0 {
		first = g.EveryMonths
	}
	var months []int
	for m := first; m > 0 && m < last; m += g.EveryMonths {
		months = append(months, m)
		if g.EveryMonths == 0 {
			break
		}
	}
	return append(months, last)
}

// Schedule are the vestings of the grant in their order. Units are whole: up to
// each vesting the vested share is cut to the unit, and the last takes the
// rest, so that all add up to the grant.
func (g *HeldGrant) Schedule() []Vest {
	total, inUnits := g.quantity()
	whole := money.Fraction(1, 1)
	var vests []Vest
	var before int64
	for _, months := range g.vestMonths() {
		share := whole
		if months < g.lastMonth() || len(g.Vesting) > 0 {
			share = g.share(months)
		}
		upTo := money.MulDiv(total, share.Num(), share.Den(), money.TruncateToWon)
		part := upTo - before
		if before = upTo; part == 0 {
			continue
		}
		v := Vest{Day: monthsAfter(g.Granted, months), Worth: g.worth(nil, "", part).Money()}
		v.Paid = g.paid(v.Day)
		if inUnits {
			v.Units = part
		}
		vests = append(vests, v)
	}
	return vests
}

// paid is the day from which what vests on the day is worth money: RSUs are
// wages as they vest, all else waits until it can be sold.
func (g *HeldGrant) paid(vested law.Date) law.Date {
	switch {
	case g.Kind == RSU || g.Liquid:
		return vested
	case g.LiquidFrom == 0:
		return 0
	}
	return max(vested, g.LiquidFrom)
}

var (
	lineSpread  = worksheet.NewLine("deal.held.spread")
	lineWorth   = worksheet.NewLine("deal.held.worth")
	lineCounted = worksheet.NewLine("deal.held.counted")
)

// worth is what a quantity of the grant is worth at today's price.
func (g *HeldGrant) worth(s *worksheet.Sheet, path string, part int64) worksheet.Amount {
	if total, inUnits := g.quantity(); !inUnits {
		return s.Mul(lineWorth, s.Input(path+".value", g.Value), worksheet.PlainRate(money.Fraction(part, max(total, 1))), money.CentHalfUp)
	}
	unit := s.Input(path+".price", g.Price)
	if g.isOption() {
		unit = s.Excess(lineSpread, unit, s.Input(path+".strike", g.Strike))
	}
	return s.Times(lineWorth, unit, part)
}

// holdings are the grants with all their vestings by day.
type holdings struct {
	grants []HeldGrant
	vests  []Vest
}

func newHoldings(grants []HeldGrant) holdings {
	h := holdings{grants: grants}
	for i := range grants {
		for _, v := range grants[i].Schedule() {
			v.Grant = i
			h.vests = append(h.vests, v)
		}
	}
	slices.SortStableFunc(h.vests, func(a, b Vest) int { return int(a.Day - b.Day) })
	return h
}

// counted is what vestings come to, all in dollars.
type counted struct {
	wages   worksheet.Amount // after the risk discount, taxed as wages
	untaxed worksheet.Amount // after the risk discount, no wages
	paper   worksheet.Amount // at today's price, of what cannot be sold
}

// heldPath is the field of the i-th grant.
func heldPath(i int) string { return "held." + strconv.Itoa(i) }

var (
	lineHeldWages   = worksheet.NewLine("deal.held.wages")
	lineHeldUntaxed = worksheet.NewLine("deal.held.untaxed")
	lineHeldPaper   = worksheet.NewLine("deal.held.on_paper")
)

// counted adds up the vestings that are meant, grant by grant.
func (h *holdings) counted(s *worksheet.Sheet, meant func(*Vest) bool) counted {
	nothing := worksheet.Plain(money.USD(0))
	out := counted{nothing, nothing, nothing}
	for i := range h.grants {
		g, path := &h.grants[i], heldPath(i)
		sold, paper := h.parts(i, meant)
		if paper > 0 {
			out.paper = s.Sum(lineHeldPaper, out.paper, g.worth(s, path, paper))
		}
		if sold == 0 {
			continue
		}
		worth := g.worth(s, path, sold)
		if !g.Discount.IsZero() {
			worth = s.Mul(lineCounted, worth, s.InputRate(path+".discount", g.Discount.OneMinus()), money.CentHalfUp)
		}
		if g.wages() {
			out.wages = s.Sum(lineHeldWages, out.wages, worth)
		} else {
			out.untaxed = s.Sum(lineHeldUntaxed, out.untaxed, worth)
		}
	}
	return out
}

// parts are the quantities of the i-th grant that are meant: what is worth
// money, and what is on paper only.
func (h *holdings) parts(i int, meant func(*Vest) bool) (sold, paper int64) {
	for n := range h.vests {
		v := &h.vests[n]
		if v.Grant != i || !meant(v) {
			continue
		}
		part := v.Units
		if part == 0 {
			part = v.Worth.Minor()
		}
		if v.Paid != 0 {
			sold += part
		} else {
			paper += part
		}
	}
	return sold, paper
}
