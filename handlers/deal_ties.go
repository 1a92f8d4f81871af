package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// ties is what the United States still takes of the pay in Korea, and how much
// of a Korean relief it takes back.
func (p dealPresenter) ties() *views.DealSection {
	t := p.result.Ties
	s := &views.DealSection{ID: "ties", Sub: p.say("ties.sub"), Note: p.tiesNote(), Sources: p.tiesSources()}
	if !t.USPerson || len(t.Years) == 0 {
		s.Title, s.Sub = p.say("ties.none."+t.Reason), p.say("ties.none_sub")
		return s
	}
	s.Title, s.Flags = p.tiesTitle(), p.tiesFlags()
	s.Tables = []views.TablePanel{p.tiesTable()}
	if p.anyRelief() {
		s.Tables = append(s.Tables, p.takenBackTable())
	}
	if len(t.Years) > 1 {
		s.Tables = append(s.Tables, p.tiesYears())
	}
	return s
}

// tiesTitle says what the United States takes under the offer's own regime; of a
// relief, how much it takes back.
func (p dealPresenter) tiesTitle() string {
	r := p.appliedTies(0)
	relief := []text.Arg{text.With("regime", p.regimeName(r.Regime)), p.amount("relief", r.KoreanRelief), p.amount("taken", r.TakenBack), p.amount("kept", r.Kept)}
	switch {
	case r.Regime != tax.Resident.String() && r.KoreanRelief.Sign() > 0 && r.TakenBack.Sign() > 0:
		return p.say("ties.title_taken_back", relief...)
	case r.Regime != tax.Resident.String() && r.KoreanRelief.Sign() > 0:
		return p.say("ties.title_kept", relief...)
	case r.USTax.Sign() > 0:
		return p.say("ties.title_owes", p.amount("tax", r.USTax), p.amount("won", r.USTaxWon))
	}
	return p.say("ties.title_nothing")
}

// appliedTies is the i-th year under the offer's own regime.
func (p dealPresenter) appliedTies(i int) deal.TiesRegime {
	for _, r := range p.result.Ties.Years[i].Regimes {
		if r.Applied {
			return r
		}
	}
	return p.result.Ties.Years[i].Regimes[0]
}

func (p dealPresenter) tiesFlags() []views.DealFlag {
	out := []views.DealFlag{p.flag(false, p.say("ties.reason."+p.result.Ties.Reason))}
	if p.result.Ties.Years[0].Carried {
		out = append(out, p.flag(false, p.say("ties.carried", text.Count("year", p.result.Ties.Years[0].TaxYear))))
	}
	return out
}

// tiesChoices are the regimes of the first year that are not refused.
func (p dealPresenter) tiesChoices() []deal.TiesRegime {
	var out []deal.TiesRegime
	for _, r := range p.result.Ties.Years[0].Regimes {
		if r.Applied || !p.refused(r.Regime) {
			out = append(out, r)
		}
	}
	return out
}

func (p dealPresenter) anyRelief() bool {
	for _, r := range p.tiesChoices() {
		if !r.KoreanRelief.IsZero() {
			return true
		}
	}
	return false
}

// tiesTable is both countries' tax of the first year by regime.
func (p dealPresenter) tiesTable() views.TablePanel {
	t := ui.Table{Caption: p.say("ties.table.caption", text.Count("year", p.result.Ties.Years[0].TaxYear)), Head: numeric(p.say("regime_head"),
		p.say("ties.table.korean_tax"), p.say("ties.table.credit"), p.say("ties.table.exclusion"), p.say("ties.table.after_both"))}
	for _, r := range p.tiesChoices() {
		row := cells{p: p, row: ui.Row{Head: p.regimeName(r.Regime), Note: p.regimeStanding(r.Open, r.Applied)}}
		row.add(r.KoreanTax, tiesKey("deal.ties.korean_tax", r.Regime, 1))
		row.add(r.USTaxCredit, tiesKey("us.foreign_tax_credit.tax", r.Regime, 1))
		row.add(r.USTaxExclusion, tiesKey("us.foreign_earned_income.tax", r.Regime, 1))
		row.add(r.AfterBoth, tiesKey("deal.ties.after_both", r.Regime, 1))
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "ties-table", Title: p.say("ties.table.title"), Sub: p.say("ties.table.sub"), Table: t}
}

func tiesKey(line, regime string, year int) document.Key {
	return document.Key{Line: line, Regime: regime, Year: year}
}

// takenBackTable is what becomes of the Korean relief.
func (p dealPresenter) takenBackTable() views.TablePanel {
	t := ui.Table{Caption: p.say("ties.back.caption"), Head: numeric(p.say("regime_head"), p.say("ties.back.relief"), p.say("ties.back.taken"), p.say("ties.back.kept"))}
	for _, r := range p.tiesChoices() {
		if r.Regime == tax.Resident.String() {
			continue
		}
		row := cells{p: p, row: ui.Row{Head: p.regimeName(r.Regime), Note: p.regimeStanding(r.Open, r.Applied)}}
		row.add(r.KoreanRelief, tiesKey("deal.ties.korean_relief", r.Regime, 1))
		row.add(r.TakenBack, tiesKey("deal.ties.taken_back", r.Regime, 1))
		row.add(r.Kept, tiesKey("deal.ties.kept", r.Regime, 1))
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "ties-back", Title: p.say("ties.back.title"), Sub: p.say("ties.back.sub"), Table: t}
}

// tiesYears are the years of the offer under its own regime.
func (p dealPresenter) tiesYears() views.TablePanel {
	t := ui.Table{Caption: p.say("ties.years.caption"), Head: numeric(p.say("year_head"), p.say("ties.table.korean_tax"), p.say("ties.years.us_tax"), p.say("ties.table.after_both"))}
	for i, y := range p.result.Ties.Years {
		r := p.appliedTies(i)
		row := cells{p: p, row: ui.Row{Head: p.say("year", text.Count("year", y.TaxYear)), Note: p.regimeName(r.Regime)}}
		row.add(r.KoreanTax, tiesKey("deal.ties.korean_tax", r.Regime, y.Year))
		row.add(r.USTaxWon, tiesKey("deal.ties.us_tax_won", r.Regime, y.Year))
		row.add(r.AfterBoth, tiesKey("deal.ties.after_both", r.Regime, y.Year))
		t.Rows = append(t.Rows, row.row)
	}
	return views.TablePanel{ID: "ties-years", Title: p.say("ties.years.title"), Sub: p.say("ties.years.sub"), Table: t}
}

// tiesNote says what is assumed and what no figure covers.
func (p dealPresenter) tiesNote() string {
	var assumed, left []string
	for _, id := range p.result.Ties.Assumed {
		assumed = append(assumed, p.say("ties.assumed."+id))
	}
	for _, id := range p.result.Ties.OutOfScope {
		left = append(left, p.say("ties.out_of_scope."+id))
	}
	out := p.say("ties.left_out", text.With("list", strings.Join(left, ", ")))
	if len(assumed) == 0 {
		return out
	}
	return joined(p.say("ties.assumes", text.With("list", strings.Join(assumed, ", "))), out)
}

// tiesSources are where the law was read.
func (p dealPresenter) tiesSources() []views.Link {
	if link := p.lawOf("us.foreign_earned_income.exclusion"); p.result.Ties.USPerson && link.Has() {
		return []views.Link{link}
	}
	return nil
}

// lawOf leads to where a parameter's law was read.
func (p dealPresenter) lawOf(path string) views.Link {
	param := p.engine.Book().Param(path)
	if param == nil {
		return views.Link{}
	}
	link := views.Link{Text: param.Law}
	if i := param.InForce(law.Day(p.deal.Scenario.TaxYear, p.deal.Scenario.StartMonth, 1)); i >= 0 {
		link.URL = param.Values[i].Source.URL
	}
	return link
}
