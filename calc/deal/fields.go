package deal

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// The lists of a deal and how long each may be.
const (
	maxHeld         = 12
	maxOptions      = 5
	maxAlternatives = 5
	maxVestYears    = 10
)

// lists are the groups that hold entries by position.
var lists = []string{"held", "options", "alternatives"}

// groups are the first parts of the paths of a deal that no scenario has.
var groups = map[string]bool{
	"move": true, "held": true, "buy_out": true, "retention": true, "options": true, "ties": true, "household": true,
	"settling": true, "severance": true, "alternatives": true, "costs": true, "approval": true,
}

// Owns tells whether the path is of a negotiation and of no scenario.
func Owns(path string) bool {
	group, _, _ := strings.Cut(path, ".")
	return groups[group]
}

// single are the fields that there is one of, in the order of the input.
func (d *Deal) single() []scenario.Field {
	won := func(path string, to *money.Money) scenario.Field {
		return scenario.MoneyInto(path, money.KRWCurrency, to)
	}
	dollars := func(path string, to *money.Money) scenario.Field {
		return scenario.MoneyInto(path, money.USDCurrency, to)
	}
	share := func(path string, to *money.Rate) scenario.Field { return scenario.ShareInto(path, "0", "1", to) }
	years := scenario.YearInto("", nil) // for which law is bound
	start := scenario.DateInto("move.start", &d.Move.Start)
	start.Min, start.Max = years.Min+"-01-01", years.Max+"-12-31"
	return []scenario.Field{
		scenario.DateInto("move.leaving", &d.Move.Leaving),
		start,
		scenario.CountInto("move.bonus_month", 0, 12, &d.Move.BonusMonth),

		share("buy_out.share", &d.BuyOut.Share),
		scenario.CountInto("buy_out.window_months", 0, 120, &d.BuyOut.WindowMonths),
		scenario.ChoiceInto("buy_out.paid_at", PaidTimes[:], &d.BuyOut.PaidAt),
		scenario.CountInto("buy_out.clawback_months", 0, 120, &d.BuyOut.ClawbackMonths),
		scenario.BoolInto("buy_out.pro_rata", &d.BuyOut.ProRata),

		won("retention.amount", &d.Retention.Amount),
		scenario.CountInto("retention.months", 0, 120, &d.Retention.Months),
		scenario.BoolInto("retention.pro_rata", &d.Retention.ProRata),
		scenario.BoolInto("retention.signing_recoverable", &d.Retention.SigningRecoverable),

		scenario.ChoiceInto("ties.green_card", GreenCards[:], &d.Ties.GreenCard),
		scenario.BoolInto("ties.born_korean", &d.Ties.BornKorean),
		scenario.ChoiceInto("ties.relief", USReliefs[:], &d.Ties.Relief),

		scenario.CountInto("household.spouse_months_out", 0, 120, &d.Household.SpouseMonthsOut),
		won("household.school_fees", &d.Household.SchoolFees),
		scenario.BoolInto("household.school_paid_by_us", &d.Household.SchoolPaidByUs),
		won("household.childcare_kr", &d.Household.ChildcareKR),
		dollars("household.childcare_us", &d.Household.ChildcareUS),
		dollars("household.living_us", &d.Household.LivingUS),
		won("household.living_kr", &d.Household.LivingKR),
		dollars("household.rent_us", &d.Household.RentUS),

		scenario.ChoiceInto("settling.home", Homes[:], &d.Settling.Home),
		won("settling.rent", &d.Settling.Rent),
		won("settling.deposit", &d.Settling.Deposit),
		won("settling.deposit_loan", &d.Settling.DepositLoan),
		share("settling.loan_rate", &d.Settling.LoanRate),
		won("settling.movers", &d.Settling.Movers),
		won("settling.flights", &d.Settling.Flights),
		won("settling.temporary_home", &d.Settling.TemporaryHome),
		won("settling.school_fees_paid", &d.Settling.SchoolFeesPaid),
		won("settling.spouse_support", &d.Settling.SpouseSupport),

		scenario.BoolInto("severance.included_in_base", &d.Severance.IncludedInBase),
		scenario.BoolInto("severance.executive", &d.Severance.Executive),
		scenario.BoolInto("severance.target_bonus", &d.Severance.TargetBonus),
		scenario.BoolInto("severance.profit_share", &d.Severance.ProfitShare),

		share("costs.search_fee", &d.Costs.SearchFee),
		won("costs.adviser", &d.Costs.Adviser),
		won("costs.equipment", &d.Costs.Equipment),
		won("costs.compute", &d.Costs.Compute),
		share("costs.pool_share", &d.Costs.PoolShare),
		share("costs.pool_left", &d.Costs.PoolLeft),
		won("costs.top_of_band", &d.Costs.TopOfBand),
		won("costs.cash", &d.Costs.Cash),
		won("costs.monthly_burn", &d.Costs.MonthlyBurn),
		share("costs.deposit_yield", &d.Costs.DepositYield),

		won("approval.target", &d.Approval.Target),
		won("approval.ceiling", &d.Approval.Ceiling),
		won("approval.walk_away", &d.Approval.WalkAway),
		won("approval.base_at_most", &d.Approval.BaseAtMost),
		share("approval.pool_at_most", &d.Approval.PoolAtMost),
		scenario.DateInto("approval.valid_until", &d.Approval.ValidUntil),
	}
}

// fieldsOf are the fields of one held grant under its path.
func (g *HeldGrant) fieldsOf(path string) []scenario.Field {
	return []scenario.Field{
		scenario.ChoiceInto(path+".kind", HeldKinds[:], &g.Kind),
		scenario.DateInto(path+".granted", &g.Granted),
		scenario.CountInto(path+".units", 0, 1_000_000_000, &g.Units),
		scenario.MoneyInto(path+".price", money.USDCurrency, &g.Price),
		scenario.MoneyInto(path+".value", money.USDCurrency, &g.Value),
		scenario.MoneyInto(path+".strike", money.USDCurrency, &g.Strike),
		scenario.CountInto(path+".cliff_months", 0, 120, &g.CliffMonths),
		scenario.CountInto(path+".vest_months", 0, 120, &g.VestMonths),
		scenario.CountInto(path+".every_months", 0, 120, &g.EveryMonths),
		scenario.SharesInto(path+".vesting", maxVestYears, &g.Vesting),
		scenario.BoolInto(path+".liquid", &g.Liquid),
		scenario.DateInto(path+".liquid_from", &g.LiquidFrom),
		scenario.ShareInto(path+".discount", "0", "1", &g.Discount),
		scenario.CountInto(path+".exercise_months", 0, 120, &g.ExerciseMonths),
	}
}

// fieldsOf are the fields of one option grant of our offer under its path.
func (o *KoreanOption) fieldsOf(path string) []scenario.Field {
	return []scenario.Field{
		scenario.DateInto(path+".resolved", &o.Resolved),
		scenario.CountInto(path+".shares", 0, 1_000_000_000, &o.Shares),
		scenario.MoneyInto(path+".strike", money.KRWCurrency, &o.Strike),
		scenario.MoneyInto(path+".price", money.KRWCurrency, &o.Price),
		scenario.ShareInto(path+".growth", "-0.5", "1", &o.Growth),
		scenario.DateInto(path+".exercised", &o.Exercised),
		scenario.DateInto(path+".sold", &o.Sold),
		scenario.BoolInto(path+".instalments", &o.Instalments),
		scenario.BoolInto(path+".capital_gains", &o.CapitalGains),
	}
}

// fieldsOf are the fields of one alternative under its path; its amounts are in
// the currency of its kind.
func (a *Alternative) fieldsOf(path string) []scenario.Field {
	currency := money.KRWCurrency
	if a.Kind.American() {
		currency = money.USDCurrency
	}
	return []scenario.Field{
		scenario.ChoiceInto(path+".kind", AlternativeKinds[:], &a.Kind),
		scenario.ChoiceInto(path+".jurisdiction", scenario.Jurisdictions(), &a.Jurisdiction),
		scenario.MoneyInto(path+".base", currency, &a.Base),
		scenario.MoneyInto(path+".bonus", currency, &a.Bonus),
		scenario.MoneyInto(path+".equity_annual", currency, &a.EquityAnnual),
		scenario.MoneyInto(path+".signing", currency, &a.Signing),
		scenario.ShareInto(path+".discount", "0", "1", &a.Discount),
		scenario.BoolInto(path+".beat", &a.Beat),
	}
}

// Fields describes every field of a deal but the scenario's, those of entries
// under a position N once each.
func Fields() []scenario.Field {
	d := New(scenario.Scenario{})
	out := d.single()
	out = append(out, new(HeldGrant).fieldsOf("held.N")...)
	out = append(out, new(KoreanOption).fieldsOf("options.N")...)
	return append(out, new(Alternative).fieldsOf("alternatives.N")...)
}

// bound are all fields of the deal.
func (d *Deal) bound() []scenario.Field {
	out := d.single()
	for i := range d.Held {
		out = append(out, d.Held[i].fieldsOf("held."+strconv.Itoa(i))...)
	}
	for i := range d.Options {
		out = append(out, d.Options[i].fieldsOf("options."+strconv.Itoa(i))...)
	}
	for i := range d.Alternatives {
		out = append(out, d.Alternatives[i].fieldsOf("alternatives."+strconv.Itoa(i))...)
	}
	return out
}
