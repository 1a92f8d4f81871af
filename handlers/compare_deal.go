package handlers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// negotiation is the negotiation that the result behind a link was saved with;
// nil without one.
func (p presenter) negotiation(id string) (*dealPresenter, error) {
	d, result, has, err := p.doc.Negotiation(p.scenario)
	if err != nil || !has {
		return nil, err
	}
	out := &dealPresenter{lang: p.lang, deal: d, result: result, candidate: !p.full()}
	if p.full() {
		out.steps, out.working = p.doc.Deal.Working.Steps, "/s/"+id+"/offer/working"
	}
	return out, nil
}

// typed are the fields of the scenario and of its negotiation.
func (r comparedResult) typed() []scenario.TypedField {
	fields := r.scenario.Typed()
	if r.deal != nil {
		fields = slices.Concat(fields, r.deal.deal.Typed())
	}
	return fields
}

// shows tells whether the result's link shows a field.
func (r comparedResult) shows(path string) bool {
	if deal.Owns(path) {
		return r.full() || openGroups[inputGroup(path)]
	}
	return r.full() || forCandidates(path)
}

// groupName is the part of the form that a field is of.
func groupName(lang text.Lang, path string) string {
	group := inputGroup(path)
	if _, is := dealLists[group]; is {
		position, _, _ := strings.Cut(strings.TrimPrefix(path, group+"."), ".")
		n, _ := strconv.Atoi(position)
		return lang.T("deal.list."+group+".legend", text.With("n", strconv.Itoa(n+1)))
	}
	if deal.Owns(path) {
		return lang.T("deal.fold." + group)
	}
	return lang.T("result.inputs." + group)
}

// negotiatedFigures are the main figures of negotiations side by side. What a
// document was saved without is nothing; what is the company's own is not shown
// on a candidate's link.
func negotiatedFigures(lang text.Lang) []comparedFigure {
	figure := func(key string, line string, private bool, of func(*deal.Result) *money.Money) comparedFigure {
		return comparedFigure{lang.T("compare.deal." + key), func(r comparedResult) (string, string) {
			switch {
			case private && !r.full():
				return r.lang.T("compare.not_shown"), ""
			case r.deal == nil:
				return noRatio, ""
			}
			m := of(&r.deal.result)
			if m == nil {
				return noRatio, ""
			}
			return r.lang.Short(*m), r.deal.workingOf(*m, line)
		}}
	}
	return []comparedFigure{
		figure("cost", "deal.cost.year_one", true, func(r *deal.Result) *money.Money {
			if r.Costs == nil {
				return nil
			}
			return &r.Costs.YearOne
		}),
		figure("net", "deal.design.net", true, func(r *deal.Result) *money.Money {
			if r.Design == nil {
				return nil
			}
			return &r.Design.Present.Net
		}),
		figure("buy_out", "deal.buy_out.gross", true, appliedGross),
		figure("left", "deal.household.left", false, func(r *deal.Result) *money.Money { return &r.Household.Korea.LeftWon }),
	}
}

// appliedGross is what the buy-out pays under the offer's regime.
func appliedGross(r *deal.Result) *money.Money {
	for i := range r.BuyOut.Regimes {
		if r.BuyOut.Regimes[i].Applied {
			return &r.BuyOut.Regimes[i].Gross
		}
	}
	return nil
}
