package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// regimeLaw is the parameter whose law orders a regime.
var regimeLaw = map[string]string{
	tax.Resident.String():        "kr.income_tax.brackets",
	tax.ReturningTalent.String(): "kr.returning_talent.relief_rate",
	tax.ForeignFlat.String():     "kr.foreign_flat.rate",
	tax.ForeignEngineer.String(): "kr.foreign_engineer.relief_rate",
}

// regimes shows how Korea would tax the offer: the ordinary way first and
// always, the others as what they would leave if their conditions are proven.
func (p presenter) regimes() views.RegimePanel {
	panel := views.RegimePanel{Title: p.lang.T("result.regimes.title"), Sub: p.lang.T("result.regimes.sub") + " " + p.lang.T("answer.regimes.amounts")}
	for _, r := range p.summary().Regimes {
		panel.Regimes = append(panel.Regimes, p.regime(r))
	}
	return panel
}

func (p presenter) regime(r document.Regime) views.Regime {
	out := views.Regime{
		ID: r.ID, Name: p.lang.T("regime." + r.ID + ".name"), State: p.regimeState(r), Open: r.ID == p.summary().Regime && r.ID != tax.Resident.String(),
		TakeHome: p.lang.T("result.regimes.take_home", text.With("amount", p.lang.Words(r.TakeHome.Money()))),
		Deadline: p.regimeDeadline(r), IfPassed: p.bills(r.ID), Law: p.regimeSource(r.ID),
	}
	out.Working = p.regimeWorkings(r)
	if r.ID != tax.Resident.String() {
		out.Difference = p.regimeDifference(r)
	}
	for _, c := range r.Conditions {
		out.Conditions = append(out.Conditions, p.regimeCondition(r, c))
	}
	for _, id := range r.NotAsked {
		out.Conditions = append(out.Conditions, views.Condition{
			Text: p.conditionText(r, id), State: "unknown", Word: p.lang.T("result.regime.unknown"), Note: p.lang.T("answer.regimes.not_asked"),
		})
	}
	for _, id := range r.Documents {
		out.Documents = append(out.Documents, p.lang.T("regime."+r.ID+".document."+id))
	}
	return out
}

// regimeState is one of: applied now, conditions met, if proven, does not apply.
func (p presenter) regimeState(r document.Regime) ui.Chip {
	refused := unmet(r)
	switch {
	case r.ID == p.summary().Regime && refused:
		return ui.Chip{Text: p.lang.T("result.regime.applied"), Tone: "no"}
	case r.ID == p.summary().Regime && r.ID != tax.Resident.String() && p.assumed:
		return ui.Chip{Text: p.lang.T("answer.regimes.assumed"), Tone: "ask"}
	case r.ID == p.summary().Regime:
		return ui.Chip{Text: p.lang.T("result.regime.applied"), Tone: "ok"}
	case r.ID == tax.Resident.String():
		return ui.Chip{}
	case refused:
		return ui.Chip{Text: p.lang.T("result.regime.closed"), Tone: "no"}
	case r.Open:
		return ui.Chip{Text: p.lang.T("result.regime.proven"), Tone: "ok"}
	}
	return ui.Chip{Text: p.lang.T("result.regime.if_proven"), Tone: "ask"}
}

// unmet tells whether a condition of the regime is known not to be met.
func unmet(r document.Regime) bool {
	return slices.ContainsFunc(r.Conditions, func(c document.Condition) bool { return c.Met != nil && !*c.Met })
}

// regimeDifference is what a regime leaves against the ordinary one. Where it
// cannot be claimed it says that it is only what would be.
func (p presenter) regimeDifference(r document.Regime) string {
	for _, other := range p.summary().Regimes {
		if other.ID != tax.Resident.String() {
			continue
		}
		if change := r.TakeHome.Money().Sub(other.TakeHome.Money()); !change.IsZero() {
			key := "result.regimes.difference"
			if unmet(r) {
				key = "answer.regimes.if_applied"
			}
			return p.lang.T(key, text.With("change", p.lang.Change(change)))
		}
	}
	return p.lang.T("result.regimes.same")
}

// regimeWorkings lead to the workings of what a regime leaves and of what that
// is more than under the ordinary one. They stand inside: a summary that opens
// cannot hold a link as well.
func (p presenter) regimeWorkings(r document.Regime) []views.Link {
	under := func(line, key string) views.Link {
		url := p.to(target{Key: document.Key{Line: line, Side: sideOffer, Regime: r.ID, Year: 1}})
		return views.Link{Text: p.lang.T("working.regime." + key), URL: url}
	}
	links := []views.Link{under("kr.take_home", "take_home")}
	if r.ID != tax.Resident.String() {
		links = append(links, under("regime.difference", "difference"))
	}
	return links
}

func (p presenter) regimeCondition(r document.Regime, c document.Condition) views.Condition {
	state := "unknown"
	switch {
	case c.Met == nil:
	case *c.Met:
		state = "met"
	default:
		state = "unmet"
	}
	out := views.Condition{Text: p.conditionText(r, c.ID), State: state, Word: p.lang.T("result.regime." + state)}
	if strings.HasSuffix(c.ID, "_before_sunset") {
		out.Note = p.dayText(r.EntryDeadline)
	}
	return out
}

func (p presenter) conditionText(r document.Regime, id string) string {
	return p.lang.T("regime." + r.ID + ".condition." + id)
}

// hireDay is the first day of work.
func (p presenter) hireDay() law.Date { return law.Day(p.scenario.TaxYear, p.scenario.StartMonth, 1) }

// dayText prints a date of the document: 2028. 12. 31.
func (p presenter) dayText(date string) string {
	day, err := law.ParseDate(date)
	if err != nil {
		return ""
	}
	return p.lang.ShortDate(dayOf(day))
}

// dayOfMonth is the day of a date of the document.
func (p presenter) dayOfMonth(date string) string {
	day, err := law.ParseDate(date)
	if err != nil {
		return ""
	}
	return strconv.Itoa(dayOf(day).Day())
}

func (p presenter) regimeDeadline(r document.Regime) string {
	var parts []string
	if r.EntryDeadline != "" {
		parts = append(parts, p.lang.T("result.regime.first_work", text.With("date", p.dayText(r.EntryDeadline))))
	}
	if r.ApplyBy != "" {
		parts = append(parts, p.lang.T("answer.regimes.apply_by", text.With("date", p.dayText(r.ApplyBy)), text.With("day", p.dayOfMonth(r.ApplyBy)), text.With("start", p.lang.Month(p.scenario.TaxYear, time.Month(p.scenario.StartMonth)))))
	}
	if r.ReliefYears > 0 {
		parts = append(parts, p.lang.T("result.regime.duration", text.Count("years", r.ReliefYears)))
	}
	return strings.Join(parts, " ")
}

// regimeSource is the statute, with a link to where it was read.
func (p presenter) regimeSource(id string) views.Link {
	param := p.engine.Book().Param(regimeLaw[id])
	if param == nil {
		return views.Link{}
	}
	link := views.Link{Text: param.Law}
	if i := param.InForce(p.hireDay()); i >= 0 {
		link.URL = param.Values[i].Source.URL
	}
	return link
}

// billsOf are the regimes that a bill's value would change, by its name in the
// law file of the bill.
var billsOf = map[string][]string{
	"foreign_flat_rate":                   {tax.ForeignFlat.String()},
	"foreign_flat_deadline":               {tax.ForeignFlat.String()},
	"foreign_engineer_deadline":           {tax.ForeignEngineer.String()},
	"foreign_engineer_research_years_phd": {tax.ForeignEngineer.String()},
	"eligible_company_labs_narrowed":      {tax.ForeignEngineer.String(), tax.ReturningTalent.String()},
}

const billFile = "kr.tax_reform_2027."

// bills are what would change in a regime if a bill passes. Nothing of it is
// applied.
func (p presenter) bills(regime string) []string {
	var out []string
	for _, param := range p.engine.Book().Params() {
		name, isBill := strings.CutPrefix(param.Path, billFile)
		if !isBill || !slices.Contains(billsOf[name], regime) {
			continue
		}
		for _, v := range param.Values {
			if v.Status == law.Bill {
				out = append(out, p.lang.T("answer.bill."+name,
					text.With("from", p.lang.ShortDate(dayOf(v.From))), text.With("value", printScalar(p.lang, param.Unit, v.Node.Scalar))))
			}
		}
	}
	return out
}
