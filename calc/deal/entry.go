package deal

import (
	"slices"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
)

// Entry is how the person comes under Korea's law on the first day of work.
type Entry struct {
	FirstDay law.Date      `json:"first_day"`
	Asked    string        `json:"asked"`   // the regime that the offer names; empty: the best of the open ones
	Applied  string        `json:"applied"` // what the deal is computed under; never a refused one
	Regimes  []EntryRegime `json:"regimes"`
	Flags    []Flag        `json:"flags"`
	Carried  []string      `json:"carried"` // law values of the first year that are carried forward
}

// EntryRegime is one regime for a hire on the first day.
type EntryRegime struct {
	Regime   string   `json:"regime"`
	Open     bool     `json:"open"`
	Refused  []string `json:"refused"`  // conditions that are not met
	Unproven []string `json:"unproven"` // conditions that are not known
	Deadline law.Date `json:"deadline"` // last day of hire; no day: no sunset
	ApplyBy  law.Date `json:"apply_by"` // no day: chosen at the year-end settlement
	Until    law.Date `json:"until"`    // last day of pay under it; no day: no end
}

// Flag is what must be refused or said, by its code. Its words are in the text
// catalogue under deal.flag.<code>.
type Flag struct {
	Code    string   `json:"code"`
	Field   string   `json:"field"`
	Reasons []string `json:"reasons,omitempty"` // ids of conditions
	Refused bool     `json:"refused"`           // false: said alone
	From    law.Date `json:"from,omitempty"`    // from when it would be allowed
	Law     string   `json:"law,omitempty"`
}

// Enter judges the entry of the deal: which regimes a hire on its first day can
// use, and what the offer asks for in vain. Regimes that have ended by that day
// are refused with the condition that names their last day.
func Enter(engine *scenario.Engine, d *Deal) Entry {
	h := newHiring(engine, d)
	out := Entry{FirstDay: h.first, Applied: h.regime.String(), Carried: h.rules.Carried()}
	for i := range h.statuses {
		out.Regimes = append(out.Regimes, h.entryRegime(&h.statuses[i]))
	}
	asked := d.Scenario.Offer.Regime
	if asked == tax.NoRegime {
		return out
	}
	out.Asked = asked.String()
	at := slices.IndexFunc(out.Regimes, func(r EntryRegime) bool { return r.Regime == out.Asked })
	switch r := &out.Regimes[at]; {
	case len(r.Refused) > 0:
		out.Flags = append(out.Flags, Flag{Code: "regime_refused", Field: "offer.regime", Reasons: r.Refused, Refused: true, Law: regimeLaw[asked]})
	case len(r.Unproven) > 0:
		out.Flags = append(out.Flags, Flag{Code: "regime_unproven", Field: "offer.regime", Reasons: r.Unproven, Law: regimeLaw[asked]})
	}
	return out
}

// regimeLaw is the article of each relieved regime.
var regimeLaw = map[tax.Regime]string{
	tax.ReturningTalent: "조세특례제한법 제18조의3",
	tax.ForeignFlat:     "조세특례제한법 제18조의2",
	tax.ForeignEngineer: "조세특례제한법 제18조",
}

func (h *hiring) entryRegime(status *kr.Status) EntryRegime {
	out := EntryRegime{
		Regime: status.Regime.String(), Open: status.Open, Deadline: status.EntryDeadline, ApplyBy: status.ApplyBy,
		Until: h.rules.ReliefUntil(status.Regime, h.first),
	}
	for _, c := range status.Conditions {
		switch c.Met {
		case kr.No:
			out.Refused = append(out.Refused, c.ID)
		case kr.Unknown:
			out.Unproven = append(out.Unproven, c.ID)
		}
	}
	return out
}

// hiring is our offer from the first day of work on, with the law of its first
// year.
type hiring struct {
	engine   *scenario.Engine
	deal     *Deal
	sc       scenario.Scenario // with the first day's year, the children's ages in it, and pay without severance
	first    law.Date
	rules    *kr.Rules
	firm     kr.Firm
	statuses []kr.Status
	regime   tax.Regime // that the deal is computed under
	year     scenario.CaseYear
}

// newHiring binds the deal to its first day, which Parse holds to the years that
// law is bound for.
func newHiring(engine *scenario.Engine, d *Deal) *hiring {
	h := &hiring{engine: engine, deal: d, sc: d.Scenario, first: d.FirstDay()}
	h.sc.TaxYear, h.sc.StartMonth = h.first.Year(), h.first.Month()
	h.sc.Candidate.ChildrenAges = agesIn(&d.Scenario, h.first.Year())
	h.rules, h.firm = engine.Korea(&h.sc, h.first.Year()), h.sc.Employer.Firm()
	h.sc.Offer.Base = h.paidBase(nil).Money()
	facts := h.sc.Facts()
	facts.HireDate = h.first
	h.statuses = h.rules.Conditions(facts)
	if !h.allows(h.sc.Offer.Regime) {
		h.sc.Offer.Regime = tax.NoRegime
	}
	h.year = engine.CaseYears(h.sc)[0]
	h.regime = h.year.Without.Regime
	return h
}

// agesIn are the children's ages at the end of a calendar year.
func agesIn(sc *scenario.Scenario, year int) []int {
	ages := make([]int, len(sc.Candidate.ChildrenAges))
	for i, age := range sc.Candidate.ChildrenAges {
		ages[i] = max(0, age+year-sc.TaxYear)
	}
	return ages
}

// allows tells whether no condition of the regime is known not to be met.
func (h *hiring) allows(regime tax.Regime) bool {
	for i := range h.statuses {
		if h.statuses[i].Regime == regime {
			return len(h.entryRegime(&h.statuses[i]).Refused) == 0
		}
	}
	return true
}

// in is the sheet of the n-th calendar year of work, from 1.
func (h *hiring) in(s *worksheet.Sheet, n int) *worksheet.Sheet {
	return s.In(worksheet.Scope{Side: worksheet.Offer, Year: uint8(n)})
}

// rulesIn are the rules of a year, or of the last one for which law is bound.
func (h *hiring) rulesIn(year int) *kr.Rules {
	for year > h.first.Year() && h.engine.Korea(&h.sc, year) == nil {
		year--
	}
	return h.engine.Korea(&h.sc, max(year, h.first.Year()))
}

// person is what the tax of the i-th calendar year of work depends on, from 0.
// A spouse who is without work at first may be a dependent in that year.
func (h *hiring) person(rules *kr.Rules, i int) kr.Person {
	sc := h.sc
	if i == 0 {
		sc.Candidate.SpousePayKR = h.spousePay(nil).Money()
	}
	return sc.Person(rules, i)
}

// spousePay is the spouse's pay in Korea in the first twelve months: that of the
// months after those without work.
func (h *hiring) spousePay(s *worksheet.Sheet) worksheet.Amount {
	pay := s.Input("candidate.spouse_pay_kr", h.sc.Candidate.SpousePayKR)
	worked := int64(max(0, monthsOfYear-h.deal.Household.SpouseMonthsOut))
	if worked == monthsOfYear {
		return pay
	}
	return s.Mul(lineSpouseShare, pay, worksheet.PlainRate(money.Fraction(worked, monthsOfYear)), money.TruncateToWon)
}

// paidBase is the base pay that is really paid: the quoted one, less severance
// where it is said to include it.
func (h *hiring) paidBase(s *worksheet.Sheet) worksheet.Amount {
	quoted := s.Input("offer.base", h.deal.Scenario.Offer.Base)
	if !h.deal.Severance.IncludedInBase {
		return quoted
	}
	return h.rules.BaseWithoutSeverance(s, quoted)
}
