package handlers

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views"
)

// The addresses of the budget office's papers. Their query is that of /policy.
const (
	budgetPath     = "/policy/budget"
	budgetBookPath = "/policy/budget.xlsx"
	budgetRiskPath = "/policy/budget/uncertainty"
)

func (s *Server) registerBudget(e *echo.Echo) {
	get(e, budgetPath, s.budgetPaper, noIndex, s.inTurn)
	get(e, budgetBookPath, s.budgetBook, noIndex, s.inTurn)
	get(e, budgetRiskPath, s.budgetRisk, noIndex, s.inTurn)
}

// budgetPresenter puts a study's budget tables into the form of a cost estimate
// (비용추계서). Everything is at the central values.
type budgetPresenter struct {
	labPresenter
	findings []policy.DesignFinding
	assumed  views.AssumptionPanel
}

// budget reckons the study of the request. The status is that of the answer: an
// input in error is left out, and said.
func (s *Server) budget(c echo.Context) (budgetPresenter, int, error) {
	in, err := s.labOf(c)
	if err != nil {
		return budgetPresenter{}, 0, err
	}
	kept, done, err := s.keptOf(c.Request().Context(), in)
	if err != nil {
		return budgetPresenter{}, 0, err
	}
	defer done()
	if err := kept.close(c.Request().Context(), s, in); err != nil {
		return budgetPresenter{}, 0, fmt.Errorf("run the study of a budget: %w", err)
	}
	status := http.StatusOK
	if len(in.errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	lang := s.language(c)
	p := labPresenter{lang: lang, book: s.Engine.Book(), in: in, result: labResult{findings: kept.findings}}
	return budgetPresenter{p, kept.findings.Designs, assumptionPanel(lang, s.assumptions())}, status, nil
}

// budgetPaper is the page, made to be printed.
func (s *Server) budgetPaper(c echo.Context) error {
	p, status, err := s.budget(c)
	if err != nil {
		return err
	}
	page := p.paper()
	page.Page = s.page(c, views.SectionPolicy)
	page.Title, page.Path, page.NoIndex, page.HasErrors = p.lang.T("budget.heading"), p.in.query.path(budgetPath), true, len(p.in.errors) > 0
	return s.render(c, status, views.Budget(page))
}

// budgetBook is the workbook with live formulas.
func (s *Server) budgetBook(c echo.Context) error {
	p, status, err := s.budget(c)
	switch {
	case err != nil:
		return err
	case status != http.StatusOK:
		return c.Redirect(http.StatusSeeOther, p.in.query.path("/policy"))
	}
	var file bytes.Buffer
	if err := tabular.WriteGrids(&file, p.styles(), p.bookOf().grids()...); err != nil {
		return fmt.Errorf("write the workbook of a budget: %w", err)
	}
	return sendFile(c, "offergap-budget-"+p.lang.Code()+".xlsx", xlsxType, file.Bytes())
}

// budgetRisk are the parts that take draws: a page of their own, or the part
// alone for a script that puts it into the paper.
func (s *Server) budgetRisk(c echo.Context) error {
	in, err := s.labOf(c)
	if err != nil {
		return err
	}
	page := s.page(c, views.SectionPolicy)
	p := budgetPresenter{labPresenter: labPresenter{lang: page.Lang, book: s.Engine.Book(), in: in}}
	blocks, err := s.riskBlocks(c.Request().Context(), p)
	if err != nil {
		return fmt.Errorf("draw the ranges of a budget: %w", err)
	}
	page.Title, page.Path, page.NoIndex = p.lang.T("budget.section.risk"), in.query.path(budgetRiskPath), true
	back := views.Link{Text: p.lang.T("budget.back_to_paper"), URL: in.query.path(budgetPath) + "#risk"}
	return s.render(c, http.StatusOK, views.BudgetRisk(views.BudgetRiskPage{Page: page, Blocks: blocks, Back: back}), views.FigureFragment)
}

// riskBlocks are the ranges of the draws and the named scenarios.
func (s *Server) riskBlocks(ctx context.Context, p budgetPresenter) ([]views.BudgetBlock, error) {
	kept, done, err := s.keptOf(ctx, p.in)
	if err != nil {
		return nil, err
	}
	defer done()
	if err := kept.close(ctx, s, p.in); err != nil {
		return nil, err
	}
	if err := kept.draw(ctx); err != nil {
		return nil, err
	}
	stresses, err := kept.lab.Stresses(ctx)
	if err != nil {
		return nil, err
	}
	return []views.BudgetBlock{{Table: p.bandTable(kept.bands)}, {Table: p.stressTable(stresses)}}, nil
}

// budgetLinks lead from the lab to the papers of the same input.
func (p labPresenter) budgetLinks() []views.Link {
	return []views.Link{
		{Text: p.lang.T("budget.open"), URL: p.in.query.path(budgetPath)}, {Text: p.lang.T("budget.workbook"), URL: p.in.query.path(budgetBookPath)},
	}
}
