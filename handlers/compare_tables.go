package handlers

import (
	"slices"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// comparedFigure is one row: a figure of each result with its working.
type comparedFigure struct {
	label string
	of    func(comparedResult) (shown, working string)
}

// figures are the main figures side by side: the gap on the three bases, what
// the candidate takes home and, as far as a link shows it, who pays.
func (all comparison) figures(lang text.Lang) *ui.Table {
	t := &ui.Table{Caption: lang.T("compare.figures_caption"), Head: all.head(lang, "compare.figure")}
	figures := comparedFigures(lang)
	if slices.ContainsFunc(all, func(r comparedResult) bool { return r.deal != nil }) {
		figures = append(figures, negotiatedFigures(lang)...)
	}
	for _, f := range figures {
		row := ui.Row{Head: f.label}
		for _, r := range all {
			shown, working := f.of(r)
			row.Cells, row.Links = append(row.Cells, shown), append(row.Links, working)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func comparedFigures(lang text.Lang) []comparedFigure {
	var all []comparedFigure
	add := func(label string, of func(comparedResult) (string, string)) {
		all = append(all, comparedFigure{label, of})
	}
	for _, basis := range []gap.Basis{gap.PurchasingPower, gap.TakeHome, gap.Gross} {
		word := text.With("basis", lang.T("calculator.basis."+basis.String()))
		add(lang.T("compare.gap", word), func(p comparedResult) (string, string) {
			return p.ratio(ratioOn(p.summary().Ratio, basis)), p.ratioTo(basis, sideOffer)
		})
		add(lang.T("compare.gap_matched", word), func(p comparedResult) (string, string) {
			return p.ratio(ratioOn(p.summary().RatioWithPolicy, basis)), p.ratioTo(basis, sidePolicy)
		})
	}
	yearly := func(key, line, side string, private bool, of func(document.Year) money.Money) {
		add(lang.T("compare."+key), func(p comparedResult) (string, string) {
			if private && !p.full() {
				return p.lang.T("compare.not_shown"), ""
			}
			return p.lang.Short(p.perYear(p.overYears(of))), p.average(line, side)
		})
	}
	yearly("take_home", "total.offer.take_home", sideOffer, false, func(y document.Year) money.Money { return y.Offer.TakeHome.Money() })
	yearly("take_home_matched", "total.policy.take_home", sidePolicy, false, func(y document.Year) money.Money { return y.OfferWithPolicy.TakeHome.Money() })
	yearly("company_cost", "company_cost", sidePolicy, true, func(y document.Year) money.Money { return y.OfferWithPolicy.CompanyCost.Money() })
	yearly("subsidy", "awarded", sidePolicy, true, func(y document.Year) money.Money { return y.OfferWithPolicy.Subsidy.Money() })
	yearly("net_cost", "state.net_if_additional", sidePolicy, true, func(y document.Year) money.Money { return y.OfferWithPolicy.State.NetIfAdditional.Money() })
	return all
}

// inputs are the fields that differ, in the order of the form; nil where none
// does. A link shows the fields that its audience may see.
func (all comparison) inputs(lang text.Lang, f formFields) *ui.Table {
	t := &ui.Table{Caption: lang.T("compare.inputs_caption"), Head: all.head(lang, "compare.input")}
	typedBy := make([]map[string]string, len(all))
	var paths []string
	seen := map[string]bool{}
	for i, r := range all {
		typedBy[i] = map[string]string{}
		for _, field := range r.typed() {
			typedBy[i][field.Path] = field.Text
			if !seen[field.Path] {
				seen[field.Path] = true
				paths = append(paths, field.Path)
			}
		}
	}
	for _, path := range paths {
		if row, differs := all.inputRow(f, path, typedBy); differs {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func (all comparison) inputRow(f formFields, path string, typedBy []map[string]string) (row ui.Row, differs bool) {
	input, known := fieldAt(path)
	row = ui.Row{Head: groupName(f.lang, path) + " · " + all[0].inputLabel(f, path)}
	first := ""
	for i, r := range all {
		if !r.shows(path) {
			row.Cells = append(row.Cells, f.lang.T("compare.not_shown"))
			continue
		}
		shown := f.lang.T("compare.nothing")
		if typed, has := typedBy[i][path]; has && known && !isNothing(input, typed) {
			shown = f.inputText(input, typed)
		}
		if first == "" {
			first = shown
		}
		differs = differs || shown != first
		row.Cells = append(row.Cells, shown)
	}
	return row, differs && known
}
