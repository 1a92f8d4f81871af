package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// dealGroup is a part of the form: single fields, or a list of entries.
type dealGroup struct {
	id    string
	paths []string
	list  string   // the group of an entry's paths
	names []string // of an entry's fields
}

// dealGroups are the parts in the order in which a negotiation gets to them.
// The first are open: they decide most.
var dealGroups = []dealGroup{
	{id: "move", paths: []string{"move.leaving", "move.start", "move.bonus_month"}},
	{id: "held", list: "held", names: []string{
		"kind", "granted", "units", "price", "value", "strike", "vest_months", "cliff_months", "every_months", "vesting",
		"liquid", "liquid_from", "discount", "exercise_months",
	}},
	{id: "buy_out", paths: []string{"buy_out.share", "buy_out.window_months", "buy_out.paid_at", "buy_out.clawback_months", "buy_out.pro_rata"}},
	{id: "retention", paths: []string{"retention.amount", "retention.months", "retention.pro_rata", "retention.signing_recoverable"}},
	{id: "options", list: "options", names: []string{
		"resolved", "shares", "strike", "price", "growth", "exercised", "sold", "instalments", "capital_gains",
	}},
	{id: "ties", paths: []string{"ties.green_card", "ties.born_korean", "ties.relief"}},
	{id: "household", paths: []string{
		"household.rent_us", "household.living_us", "household.childcare_us", "household.living_kr", "household.childcare_kr",
		"household.school_fees", "household.school_paid_by_us", "household.spouse_months_out",
	}},
	{id: "settling", paths: []string{
		"settling.home", "settling.rent", "settling.deposit", "settling.deposit_loan", "settling.loan_rate", "settling.movers",
		"settling.flights", "settling.temporary_home", "settling.school_fees_paid", "settling.spouse_support",
	}},
	{id: "severance", paths: []string{"severance.included_in_base", "severance.target_bonus", "severance.profit_share", "severance.executive"}},
	{id: "alternatives", list: "alternatives", names: []string{
		"kind", "jurisdiction", "base", "bonus", "equity_annual", "signing", "discount", "beat",
	}},
	{id: "costs", paths: []string{
		"costs.search_fee", "costs.adviser", "costs.equipment", "costs.compute", "costs.deposit_yield", "costs.pool_share",
		"costs.pool_left", "costs.top_of_band", "costs.cash", "costs.monthly_burn",
	}},
	{id: "approval", paths: []string{
		"approval.target", "approval.ceiling", "approval.walk_away", "approval.base_at_most", "approval.pool_at_most", "approval.valid_until",
	}},
}

// dealFields turn the paths of a negotiation into fields of the page.
func (s *Server) dealFields(lang text.Lang, w workedDeal) formFields {
	f := formFields{
		lang: lang, engine: s.Engine, scenario: w.evaluation.Deal.Scenario, shown: w.shown,
		errors: map[string]string{}, defaults: map[string]string{},
		market: money.Quote{KRWPerUSD: w.evaluation.Deal.Scenario.Market.KRWPerUSD},
	}
	for _, e := range w.errors {
		if f.errors[e.Field] == "" {
			f.errors[e.Field] = fieldSentence(lang, e)
		}
	}
	for _, d := range deal.New(w.evaluation.Deal.Scenario).Typed() {
		if input, _ := fieldAt(d.Path); input.Kind != scenario.MoneyField && input.Kind != scenario.PercentField {
			f.defaults[d.Path] = d.Text // a nought in a box says nothing
		}
	}
	f.entryDefaults(w.evaluation.Deal.Scenario)
	return f
}

// dealFolds are the parts of the form.
func (f formFields) dealFolds(w workedDeal) []ui.Fold {
	folds := make([]ui.Fold, len(dealGroups))
	for i, g := range dealGroups {
		fold := ui.Fold{ID: "fold-" + g.id, Title: f.lang.T("deal.fold." + g.id), Value: f.filled(g), Open: i < 2}
		if key := "deal.intro." + g.id; text.Has(key) {
			fold.Intro = f.lang.T(key)
		}
		if g.list == "" {
			fold.Fields = f.all(g.paths...)
			fold.Open = fold.Open || f.fails(fold.Fields)
		} else {
			list, failed := f.entries(g, w.do)
			fold.Grants = []ui.Grants{list}
			fold.Open = fold.Open || failed || w.do == doAddEntry+g.list || strings.HasPrefix(w.do, doRemoveEntry+g.list+".")
		}
		if message := f.errors[g.list]; message != "" {
			fold.Open, fold.Intro = true, message
		}
		folds[i] = fold
	}
	return folds
}

// filled says how much of a part has been typed.
func (f formFields) filled(g dealGroup) string {
	if g.list != "" {
		return f.lang.T("deal.entries", text.Count("count", len(entryPositions(f.shown, g.list))))
	}
	filled := 0
	for _, path := range g.paths {
		if f.shown[path] != "" {
			filled++
		}
	}
	if filled == 0 {
		return f.lang.T("deal.empty")
	}
	return f.lang.T("deal.filled", text.Count("count", filled))
}
