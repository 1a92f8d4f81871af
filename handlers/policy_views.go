package handlers

import (
	"math"
	"strconv"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// sweep shows the additional hires at every rate.
func (p labPresenter) sweep() views.Figure {
	cells := p.result.sweep
	in := chart.LineInput{
		ID: "sweep", Title: p.lang.T("policy.sweep.drawing"), RateTicks: rateTicks, RateTick: text.Percent,
		Tick: func(v float64) string {
			return p.lang.T("policy.people", text.With("count", text.Decimal(v, tickDecimals(v))))
		},
	}
	t := ui.Table{Caption: p.lang.T("policy.sweep.caption"), Head: []ui.Column{
		{Text: p.lang.T("policy.sweep.rate")}, {Text: p.lang.T("policy.measure.additional"), Numeric: true},
		{Text: p.lang.T("policy.measure.gross"), Numeric: true}, {Text: p.lang.T("policy.measure.net"), Numeric: true}, {Text: p.lang.T("policy.measure.cost"), Numeric: true},
	}}
	for _, c := range cells {
		in.Rates, in.Values = append(in.Rates, c.Intensity), append(in.Values, c.AdditionalHires.Central)
		t.Rows = append(t.Rows, ui.Row{Head: text.Percent(c.Intensity), Cells: []string{
			p.people(c.AdditionalHires.Central), p.won(int64(c.GrossCost.Central)), p.won(int64(c.NetCost.Central)), p.wonOrNone(c.Cost.Net),
		}})
	}
	rate := p.in.scenario.Policy.Share()
	shown := []text.Arg{text.With("rate", percent(rate)), text.With("hires", p.people(p.proposal().AdditionalHires.Central))}
	in.Now = &chart.Pin{Rate: rate.Float(), Ratio: p.proposal().AdditionalHires.Central, Label: p.lang.T("policy.sweep.now", shown...), Title: p.lang.T("policy.sweep.now", shown...)}
	last := cells[len(cells)-1]
	message := p.lang.T("policy.sweep.title", append(shown, text.With("last_rate", text.Percent(last.Intensity)), text.With("last", p.people(last.AdditionalHires.Central)))...)
	in.Desc = message
	return views.Figure{ID: "sweep-figure", Message: message, Sub: p.lang.T("policy.sweep.sub"), Drawing: chart.LineCurve(in), Table: t}
}

// shades are how many shades a heatmap has above the lightest.
const shades = 5

// grid are the additional hires at each rate under each cap.
func (p labPresenter) grid() views.Heatmap {
	h := views.Heatmap{
		Title: p.lang.T("policy.grid.title"), Sub: p.lang.T("policy.grid.sub"), Caption: p.lang.T("policy.grid.caption"), Corner: p.lang.T("policy.grid.corner"),
	}
	for _, rate := range gridRates {
		h.Columns = append(h.Columns, strconv.FormatInt(rate, 10)+"%")
	}
	most := 0.0
	for _, c := range p.result.grid {
		most = math.Max(most, c.AdditionalHires.Central)
	}
	for i, limit := range gridCaps {
		row := views.HeatRow{Name: p.lang.T("policy.no_cap")}
		typedCap := ""
		if limit > 0 {
			row.Name, typedCap = text.WithoutCurrency(p.won(limit)), text.Whole(limit)
		}
		for j, rate := range gridRates {
			row.Cells = append(row.Cells, p.heatCell(p.result.grid[i*len(gridRates)+j], rate, row.Name, typedCap, most))
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

func (p labPresenter) heatCell(c policy.Cell, rate int64, capName, typedCap string, most float64) views.HeatCell {
	percent := strconv.FormatInt(rate, 10)
	cell := views.HeatCell{
		Text: text.Decimal(c.AdditionalHires.Central, 0), URL: p.cellURL(percent, typedCap), Chosen: p.isChosen(rate, c.Cap),
		Label: p.lang.T("policy.grid.cell", text.With("rate", percent+"%"), text.With("cap", capName), text.With("hires", p.people(c.AdditionalHires.Central)), text.With("cost", p.wonOrNone(c.Cost.Net))),
	}
	if most > 0 {
		cell.Level = int(math.Round(shades * c.AdditionalHires.Central / most))
	}
	return cell
}

// isChosen tells whether the cell is the proposal itself.
func (p labPresenter) isChosen(rate int64, most *int64) bool {
	terms := p.in.scenario.Policy
	if terms.Share().Cmp(money.Fraction(rate, 100)) != 0 || (most == nil) != (terms.Cap == nil) {
		return false
	}
	return most == nil || *most == terms.Cap.Minor()
}

// splitPart is a line of the split with whose money it is.
type splitPart struct {
	id, swatch string
	tone       chart.Tone
	of         func(policy.Split) int64
}

var splitParts = []splitPart{
	{"researcher", "candidate", chart.Candidate, func(s policy.Split) int64 { return s.Researcher }},
	{"severance", "candidate-mid", chart.CandidateMid, func(s policy.Split) int64 { return s.Severance }},
	{"company", "company", chart.Company, func(s policy.Split) int64 { return s.Company + s.Rounding }},
	{"national_tax", "state", chart.State, func(s policy.Split) int64 { return s.NationalTax }},
	{"local_tax", "state", chart.State, func(s policy.Split) int64 { return s.LocalTax }},
	{"employee_contributions", "state-mid", chart.StateMid, func(s policy.Split) int64 { return s.EmployeeContributions }},
	{"employer_contributions", "state-mid", chart.StateMid, func(s policy.Split) int64 { return s.EmployerContributions }},
}

// split shows where each won of the proposal's support goes.
func (p labPresenter) split() views.Figure {
	f := p.proposal()
	t := ui.Table{Caption: p.lang.T("policy.split.caption"), Head: []ui.Column{{Text: p.lang.T("policy.split.row")}}}
	for _, key := range []string{"share", "all", "anyway", "additional"} {
		t.Head = append(t.Head, ui.Column{Text: p.lang.T("policy.split." + key), Numeric: true})
	}
	bar := chart.Group{}
	at := 0.0
	for _, part := range splitParts {
		share := 0.0
		if f.Split.Total != 0 {
			share = float64(part.of(f.Split)) / float64(f.Split.Total)
		}
		name := p.lang.T("policy.part." + part.id)
		t.Rows = append(t.Rows, ui.Row{Head: name, Swatch: part.swatch, Cells: []string{
			text.Percent(share), text.Whole(part.of(f.Split)), text.Whole(part.of(f.SplitOfAnyway)), text.Whole(part.of(f.SplitOfAdditional)),
		}})
		width := 100 * math.Max(0, share)
		bar.Bars = append(bar.Bars, chart.Bar{X: at, Y: 0, W: width, H: 36, Tone: part.tone, Title: name + " " + text.Percent(share)})
		at += width
	}
	t.Foot = []ui.Row{{Head: p.lang.T("policy.split.total"), Sum: true, Cells: []string{
		text.Percent(1), text.Whole(f.Split.Total), text.Whole(f.SplitOfAnyway.Total), text.Whole(f.SplitOfAdditional.Total),
	}}}
	message := p.lang.T("policy.split.none")
	if f.Split.Total != 0 {
		researcher := float64(f.Split.Researcher+f.Split.Severance) / float64(f.Split.Total)
		company := float64(f.Split.Company+f.Split.Rounding) / float64(f.Split.Total)
		message = p.lang.T("policy.split.title", text.With("researcher", p.shareOrNone(&researcher)), text.With("company", p.shareOrNone(&company)))
	}
	return views.Figure{
		ID: "split", Message: message, Sub: p.lang.T("policy.split.sub"), Table: t, TableInSight: true,
		Drawing: chart.Drawing{ID: "split-bar", Title: message, Desc: p.lang.T("policy.split.sub"), Height: 36, Groups: []chart.Group{bar}},
	}
}

// years is the five-year table of the proposal, in millions of won.
func (p labPresenter) years() views.TablePanel {
	f := p.proposal()
	t := ui.Table{Caption: p.lang.T("policy.years.caption"), Head: []ui.Column{{Text: p.lang.T("policy.years.row")}}}
	for _, y := range f.Years {
		t.Head = append(t.Head, ui.Column{Text: strconv.Itoa(y.Year), Numeric: true})
	}
	for _, line := range yearLines {
		row := ui.Row{Head: p.lang.T("policy.year_line." + line.id), Sum: line.id == "net"}
		for _, y := range f.Years {
			row.Cells = append(row.Cells, line.of(y))
		}
		t.Rows = append(t.Rows, row)
	}
	return views.TablePanel{
		ID: "years-t", Title: p.lang.T("policy.years.title"), Sub: p.lang.T("policy.years.sub"), Table: t,
		Note: p.lang.T("policy.years.later", text.With("amount", p.won(f.CommittedLater))),
	}
}

type yearLine struct {
	id string
	of func(policy.YearFinding) string
}

// million is the unit of a budget table.
const million = 1_000_000

func inMillions(amount int64) string { return text.Decimal(float64(amount)/million, 0) }

var yearLines = []yearLine{
	{"new", func(y policy.YearFinding) string { return text.Decimal(y.New, 1) }},
	{"continuing", func(y policy.YearFinding) string { return text.Decimal(y.Continuing, 1) }},
	{"leaving", func(y policy.YearFinding) string { return text.Decimal(y.Leaving, 1) }},
	{"spending", func(y policy.YearFinding) string { return inMillions(y.Spending) }},
	{"agency_fee", func(y policy.YearFinding) string { return inMillions(y.AgencyFee) }},
	{"national_tax", func(y policy.YearFinding) string { return inMillions(y.NationalTax) }},
	{"local_tax", func(y policy.YearFinding) string { return inMillions(y.LocalTax) }},
	{"consumption_tax", func(y policy.YearFinding) string { return inMillions(y.ConsumptionTax) }},
	{"national", func(y policy.YearFinding) string {
		return inMillions(y.NationalTax + y.ConsumptionTax - y.ConsumptionTaxLocal)
	}},
	{"local", func(y policy.YearFinding) string { return inMillions(y.LocalTax + y.ConsumptionTaxLocal) }},
	{"net", func(y policy.YearFinding) string { return inMillions(y.Net) }},
	{"pension", func(y policy.YearFinding) string { return inMillions(y.Pension) }},
	{"health", func(y policy.YearFinding) string { return inMillions(y.Health) }},
}
