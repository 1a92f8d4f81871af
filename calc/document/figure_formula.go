package document

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// The lines that have a formula of their own.
var derivedLines = []string{
	"ratio.gross", "ratio.take_home", "ratio.purchasing_power",
	"closed.gross", "closed.take_home", "closed.purchasing_power",
	"narrowed.gross", "narrowed.take_home", "narrowed.purchasing_power",
	"added.gross", "added.take_home", "added.purchasing_power",
	"take_home", "cash_take_home", "equity_take_home", "raise.take_home", "raise.gross", "raise.employer_cost",
	"employer_cost", "company_cost", "saving", "awarded",
	"fall.risk", "fall.tax", "fall.prices", "fall.match", "fall.left", "fall.over",
	"received.take_home", "received.candidate", "received.dues", "received.taxes", "received.funds", "received.severance", "received.benefits",
	"ledger.paid", "ledger.received", "ledger.treasury", "ledger.difference",
	"went.take_home", "went.taxes", "went.dues", "went.severance", "went.company",
	"credit.change", "credit.company_cost", "state_share", "state_support", "regime.difference",
}

// DerivedLines are the lines that no calculation records and that Figure
// derives, without those of AverageOf and its like.
func DerivedLines() []string { return slices.Clone(derivedLines) }

// formula derives a line that has a formula of its own.
func (f figures) formula(k Key) int {
	group, rest, _ := strings.Cut(k.Line, ".")
	switch group {
	case "gap", "ratio", "closed", "narrowed", "added":
		return f.comparison(k, group, rest)
	case "fall":
		return f.fall(k, rest)
	case "received", "went", "ledger":
		return f.money(k, group, rest)
	case "total":
		return f.total(k, rest)
	}
	return f.single(k)
}

// sides of a total's name.
var totalSides = map[string]string{"current": current, "offer": offered, "policy": withPolicy}

// total sums up a lens' years where the calculation did not.
func (f figures) total(k Key, rest string) int {
	side, what, _ := strings.Cut(rest, ".")
	line := "pay.gross"
	if what == "take_home" {
		line = takeHomeLine(totalSides[side])
	}
	if k.Lens == "" || totalSides[side] == "" {
		return none
	}
	return f.years(k, Key{Line: line, Side: totalSides[side], Lens: k.Lens})
}

func takeHomeLine(side string) string {
	if side == current {
		return "us.take_home"
	}
	return "kr.take_home"
}

// ours is our total on a basis: without the policy, or with it.
func (f figures) ours(k Key, basis string) int {
	what, side := "take_home", "offer"
	if basis == gap.Gross.String() {
		what = basis
	}
	if k.Side == withPolicy {
		side = "policy"
	}
	return f.at(Key{Line: "total." + side + "." + what, Side: k.Side, Lens: k.Lens})
}

// comparison compares over the horizon on a basis.
func (f figures) comparison(k Key, group, basis string) int {
	gapOn := func(side string) int { return f.at(Key{Line: "gap." + basis, Side: side, Lens: k.Lens}) }
	switch {
	case group == "ratio":
		return f.ratio(k, f.at(Key{Line: "gap." + basis + ".reference", Side: k.Side, Lens: k.Lens}), f.ours(k, basis))
	case group == "added":
		without, with := k, k
		without.Side, with.Side = offered, withPolicy
		return f.sub(k, f.ours(with, basis), f.ours(without, basis))
	case group == "narrowed":
		return f.sub(k, gapOn(offered), gapOn(withPolicy))
	case group == "closed":
		return f.ratio(k, f.at(Key{Line: "narrowed." + basis, Lens: k.Lens}), gapOn(offered))
	case k.Lens == "":
		return none
	case strings.HasSuffix(basis, ".reference"):
		what := "take_home"
		if basis == gap.Gross.String()+".reference" {
			what = "gross"
		}
		return f.converted(k, f.at(Key{Line: "total.current." + what, Side: current, Lens: k.Lens}), f.recorded(Key{Line: k.Line, Side: offered}))
	}
	return f.sub(k, f.at(Key{Line: k.Line + ".reference", Side: k.Side, Lens: k.Lens}), f.ours(k, basis))
}

// fall is a change between two levels of the average year.
func (f figures) fall(k Key, change string) int {
	level := func(basis, lens string) int {
		return f.at(Key{Line: AverageOf + "gap." + basis + ".reference", Side: offered, Lens: lens})
	}
	average := func(side string) int {
		return f.at(Key{Line: AverageOf + "total." + side + ".take_home", Side: totalSides[side]})
	}
	living := gap.PurchasingPower.String()
	switch change {
	case "risk":
		return f.sub(k, level("gross", ""), level("gross", worksheet.OnPaper.String()))
	case "tax":
		return f.sub(k, level("take_home", ""), level("gross", ""))
	case "prices":
		return f.sub(k, level(living, ""), level("take_home", ""))
	case "match":
		return f.sub(k, average("policy"), average("offer"))
	case "left", "over":
		return f.sub(k, level(living, ""), average("policy"))
	}
	return none
}

// single are the lines that are one step of others.
func (f figures) single(k Key) int {
	of := func(line, side string) int {
		return f.at(Key{Line: line, Side: side, Lens: k.Lens, Regime: k.Regime, Year: k.Year})
	}
	switch k.Line {
	case "take_home":
		return of(takeHomeLine(k.Side), k.Side)
	case "cash_take_home":
		return f.cashTakeHome(k)
	case "equity_take_home":
		return f.sub(k, of(YearsOf+takeHomeLine(k.Side), k.Side), of(YearsOf+"cash_take_home", k.Side))
	case "raise.take_home":
		return f.sub(k, of(AverageOf+"total.policy.take_home", withPolicy), of(AverageOf+"total.offer.take_home", offered))
	case "raise.employer_cost":
		return f.sub(k, of(AverageOf+"employer_cost", withPolicy), of(AverageOf+"employer_cost", offered))
	case "raise.gross":
		return f.sub(k, of("pay.gross", withPolicy), of("pay.gross", offered))
	case "employer_cost":
		return f.employerCost(k)
	case "company_cost":
		return of("subsidy.company_cost", withPolicy)
	case "saving":
		return f.sub(k, of("employer_cost", offered), of("company_cost", withPolicy))
	case "awarded":
		if i := of("subsidy.subsidy", withPolicy); i != none {
			return i
		}
		return of("subsidy.matched", withPolicy)
	case "credit.change":
		return f.sub(k, of("kr.rd_credit", withPolicy), of("kr.rd_credit", offered))
	case "credit.company_cost":
		return f.sub(k, of("company_cost", withPolicy), of("kr.rd_credit", withPolicy))
	case "state_support":
		return f.sum(k, of(YearsOf+"awarded", withPolicy), of(YearsOf+"kr.rd_credit", withPolicy))
	case "state_share":
		return f.ratio(k, of("state_support", withPolicy), of(YearsOf+"employer_cost", withPolicy))
	case "regime.difference":
		return f.sub(k, of("kr.take_home", offered), f.at(Key{Line: "kr.take_home", Side: offered, Regime: tax.Resident.String(), Year: k.Year}))
	}
	return none
}

// cashTakeHome is what the cash alone leaves. With the policy it is the cash
// that was solved with equity counted.
func (f figures) cashTakeHome(k Key) int {
	cash := worksheet.CashOnly.String()
	if i := f.recorded(Key{Line: "pay.cash_take_home", Side: k.Side, Lens: cash, Year: k.Year}); i != none {
		return i
	}
	return f.recorded(Key{Line: takeHomeLine(k.Side), Side: k.Side, Lens: cash, Year: k.Year})
}
