package handlers

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// What the buttons of the form ask for besides computing. Those that end in a
// point are followed by an id: basis.gross, policy.none, grant.add.offer,
// grant.remove.offer.0.
const (
	doUndo        = "undo"
	doPreset      = "preset"
	doBasis       = "basis."
	doPolicy      = "policy."
	doAddGrant    = "grant.add."
	doRemoveGrant = "grant.remove."
	doLatestRate  = "fx.latest"
)

// maxGrants is how many grants a package may have.
const maxGrants = 20

// done are the texts of the form after what its button asks for. What nobody
// could have pressed changes nothing.
func (s *Server) done(f form) typed {
	t := f.typed.ofScenarios()
	if f.do == doPreset {
		if c, known := preset.CaseNamed(f.preset); known {
			return withCase(t, c)
		}
		return t
	}
	if f.do == doLatestRate {
		if rate, _, found := s.latestRate(); found {
			return union(t, typed{"market.krw_per_usd": rate.String()})
		}
	}
	if id, is := strings.CutPrefix(f.do, doBasis); is {
		return union(t, typed{basisField: id})
	} else if id, is := strings.CutPrefix(f.do, doPolicy); is {
		if p, known := preset.PolicyNamed(id); known {
			return withPolicy(t, p)
		}
	} else if side, is := strings.CutPrefix(f.do, doAddGrant); is {
		return s.withGrant(t, side)
	} else if grant, is := strings.CutPrefix(f.do, doRemoveGrant); is {
		side, position, _ := strings.Cut(grant, ".")
		if position != "" && isGrantSide(side) {
			return t.without(side + ".equity." + position + ".")
		}
	}
	return t
}

func isGrantSide(side string) bool { return side == "current" || side == "offer" }

// withGrant adds a grant at the end of a side's list. The first grant at
// present takes over the equity that was typed as a year's worth, so that it is
// not counted twice.
func (s *Server) withGrant(t typed, side string) typed {
	positions := grantPositions(t, side)
	if !isGrantSide(side) || len(positions) >= maxGrants {
		return t
	}
	next := 0
	if len(positions) > 0 {
		next = positions[len(positions)-1] + 1
	}
	t = maps.Clone(t)
	path := side + ".equity." + strconv.Itoa(next) + "."
	if side == "current" {
		t[path+"kind"], t[path+"vesting"] = "rsu", "25, 25, 25, 25"
		if whole, ok := fourYears(t["current.equity_annual"]); ok && len(positions) == 0 {
			t[path+"grant_value"] = whole
			delete(t, "current.equity_annual")
		}
		return t
	}
	// No exercise before two years of service; the discount is the assumption
	// for private options.
	t[path+"kind"], t[path+"vesting"], t[path+"strike"] = "option", "0, 50, 25, 25", "100"
	t[path+"discount"] = s.optionDiscount()
	return t
}

// fourYears is the grant of which a quarter vests each year.
func fourYears(annual string) (string, bool) {
	m, err := money.Read(annual, money.USDCurrency)
	if err != nil || m.Sign() <= 0 || m.Currency() != money.USDCurrency {
		return "", false
	}
	return text.Digits(m.Times(4)), true
}

// optionDiscount is the risk discount that we assume for options, in percent.
func (s *Server) optionDiscount() string {
	rate := s.Engine.Book().At(law.Day(scenario.DefaultTaxYear, 1, 1)).Rate("market.assumptions.equity_discount", "option", "value")
	return rate.Times(money.Fraction(100, 1)).String()
}

// grantPositions are the positions of a side's grants, in order.
func grantPositions(t typed, side string) []int {
	var positions []int
	for path := range t {
		rest, under := strings.CutPrefix(path, side+".equity.")
		if _, known := fieldAt(path); !under || !known {
			continue
		}
		position, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(position); err == nil && !slices.Contains(positions, n) {
			positions = append(positions, n)
		}
	}
	slices.Sort(positions)
	return positions
}
