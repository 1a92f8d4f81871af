package handlers

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// The figures that are told apart: the comparison, the budget office's years,
// which are in millions, and the scenarios, which are of all designs.
const (
	tableFigure = "designs"
	yearsFigure = "years"

	scenariosFigure = "scenarios"
)

// slowFigures are computed when they are asked for: a script asks once they come
// into sight, a reader by a link.
var slowFigures = []slowFigure{
	{"sweep", (*labResult).computeSweep, labPresenter.sweep},
	{"tornado", (*labResult).computeTornado, labPresenter.tornado},
	{scenariosFigure, (*labResult).computeScenarios, labPresenter.scenarios},
	{inverseFigure, (*labResult).computeInverse, labPresenter.inverse},
}

// slowFigure is computed into the result and drawn from it.
type slowFigure struct {
	id      string
	compute func(*labResult, context.Context, *policy.Lab, *labInput) error
	draw    func(labPresenter) views.Figure
}

func (r *labResult) computeSweep(ctx context.Context, lab *policy.Lab, in *labInput) (err error) {
	r.views.Centre, r.views.SweepDraws = lab.Centre(in.focus), in.asks().SweepDraws
	r.views.Sweep, err = lab.Sweep(ctx, in.focus, r.views.SweepDraws, nil)
	return err
}

func (r *labResult) computeTornado(ctx context.Context, lab *policy.Lab, in *labInput) (err error) {
	r.views.Centre = lab.Centre(in.focus)
	r.views.Tornado, err = lab.Tornado(ctx, in.focus)
	return err
}

func (r *labResult) computeScenarios(ctx context.Context, lab *policy.Lab, _ *labInput) (err error) {
	r.scenarios, err = lab.Stresses(ctx)
	return err
}

func (r *labResult) computeInverse(ctx context.Context, lab *policy.Lab, in *labInput) (err error) {
	r.views.Centre = lab.Centre(in.focus)
	if in.hasRate() {
		r.views.Inverse, err = policydoc.InverseOf(ctx, lab, in.focus, in.asks())
	}
	return err
}

// tables are those of the page that are computed with it, by figure.
var tables = map[string]func(labPresenter) ui.Table{
	tableFigure: labPresenter.table,
	"grid":      func(p labPresenter) ui.Table { return p.gridTable() },
	"frontier":  func(p labPresenter) ui.Table { return p.frontier().Table },
	"groups":    func(p labPresenter) ui.Table { return p.groups().Table },
	"split":     func(p labPresenter) ui.Table { return p.split().Table },
	yearsFigure: func(p labPresenter) ui.Table { return p.years().Table },
}

// slowFigure computes one of the slow figures; false if there is none of the
// name.
func (p labPresenter) slowFigure(ctx context.Context, s *Server, id string) (views.Figure, bool, error) {
	for _, slow := range slowFigures {
		if slow.id != id {
			continue
		}
		lab, err := s.preparedLab(ctx, p.in)
		if err != nil {
			return views.Figure{}, true, fmt.Errorf("prepare the study: %w", err)
		}
		if err := slow.compute(&p.result, ctx, lab, &p.in); err != nil {
			return views.Figure{}, true, err
		}
		return p.drawn(slow), true, nil
	}
	return views.Figure{}, false, nil
}

// drawn is a slow figure of a result that has what it needs.
func (p labPresenter) drawn(slow slowFigure) views.Figure {
	f := slow.draw(p)
	f.ID, f.CSV = slow.id, p.csvLink(slow.id)
	return f
}

// policyFigure is the page of one slow figure, or the figure alone for a script.
func (s *Server) policyFigure(c echo.Context) error {
	in, err := s.labOf(c)
	if err != nil {
		return err
	}
	page := s.page(c, views.SectionPolicy)
	p := labPresenter{lang: page.Lang, book: s.Engine.Book(), in: in}
	f, known, err := p.slowFigure(c.Request().Context(), s, c.Param("figure"))
	switch {
	case !known:
		return echo.NewHTTPError(http.StatusNotFound)
	case err != nil:
		return fmt.Errorf("draw %s: %w", c.Param("figure"), err)
	}
	page.Title, page.Path = f.Message, in.query.path("/policy/view/"+f.ID)
	back := views.Link{Text: page.T("policy.back"), URL: in.query.path("/policy") + "#" + f.ID}
	return s.render(c, http.StatusOK, views.PolicyFigure(views.PolicyFigurePage{Page: page, Figure: f, Back: back}), views.FigureFragment)
}

// policyChart answers the table of a figure as a file.
func (s *Server) policyChart(c echo.Context) error {
	id, isCSV := strings.CutSuffix(c.Param("figure"), csvEnd)
	in, err := s.labOf(c)
	if err != nil {
		return err
	}
	p := labPresenter{lang: s.language(c), book: s.Engine.Book(), in: in, plain: true}
	table, err := s.tableOf(c.Request().Context(), p, id)
	switch {
	case err != nil:
		return fmt.Errorf("table of %s: %w", id, err)
	case !isCSV || table == nil:
		return echo.NewHTTPError(http.StatusNotFound)
	}
	return sendTable(c, "offergap-policy-"+id, p.forFile(id, *table))
}

// forFile is a figure's table as a file has it: its head says the units.
func (p labPresenter) forFile(id string, t ui.Table) ui.Table {
	units := "policy.file_head"
	if id == yearsFigure { // as a budget office prints
		units = "policy.years.file_head"
	}
	t.Head = slices.Clone(t.Head)
	t.Head[0].Text = p.lang.T(units, text.With("head", t.Head[0].Text))
	return t
}

// tableOf is the table of a figure; nil where there is none of the name.
func (s *Server) tableOf(ctx context.Context, p labPresenter, id string) (*ui.Table, error) {
	if f, known, err := p.slowFigure(ctx, s, id); known || err != nil {
		return &f.Table, err
	}
	table, known := tables[id]
	if !known || needsGrid(id) && !p.in.hasRate() {
		return nil, nil
	}
	var err error
	if p.result, err = s.runLab(ctx, p.in); err != nil {
		return nil, err
	}
	t := table(p)
	return &t, nil
}

// needsGrid tells the figures that a design without a rate does not have.
func needsGrid(id string) bool { return id == "grid" || id == "frontier" }

// csvLink is where a figure's table is a file.
func (p labPresenter) csvLink(id string) views.Link {
	link := views.Link{Text: p.lang.T("result.download_csv"), URL: p.in.query.path("/policy/chart/" + id + csvEnd)}
	if p.isStored() {
		link.URL = p.stored.at + "/chart/" + id + csvEnd + p.focusQuery(p.in.focus)
	}
	return link
}

// lazyFigures stand where the slow figures will.
func (p labPresenter) lazyFigures() []views.LazyFigure {
	var lazy []views.LazyFigure
	for _, slow := range slowFigures {
		lazy = append(lazy, views.LazyFigure{
			ID: slow.id, Title: p.lang.T("policy." + slow.id + ".name"), Link: views.Link{Text: p.lang.T("policy.show"), URL: p.in.query.path("/policy/view/" + slow.id)},
		})
	}
	return lazy
}

// focusLinks choose the design that the views are about.
func (p labPresenter) focusLinks() views.FocusNav {
	nav := views.FocusNav{Label: p.lang.T("policy.focus.label")}
	for i := range p.in.study.Designs {
		nav.Designs = append(nav.Designs, views.DesignHead{Mark: mark(i), Name: p.designName(i), URL: p.focusURL(i), Current: i == p.in.focus})
	}
	return nav
}

// focusURL is the page with design i in focus.
func (p labPresenter) focusURL(i int) string {
	if p.isStored() {
		return p.stored.at + p.focusQuery(i)
	}
	return p.in.query.with(typed{focusField: string('1' + rune(i))}).path("/policy")
}
