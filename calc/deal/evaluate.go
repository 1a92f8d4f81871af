package deal

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// Options say what an evaluation computes beside the result itself.
type Options struct {
	Record bool     // the working
	Today  law.Date // on which offers and rounds of schemes are judged; zero: none is
}

// Evaluation is the result of a deal with its working, and the scenario's own.
type Evaluation struct {
	Deal     Deal
	Scenario scenario.Evaluation
	Result   Result
	Working  *worksheet.Sheet // nil unless recorded
}

// Result is what a deal comes to.
type Result struct {
	Entry     Entry            `json:"entry"`
	Leaving   Leaving          `json:"leaving"`
	BuyOut    BuyOutResult     `json:"buy_out"`
	Retention *RetentionResult `json:"retention"` // null: neither signing nor retention pay is offered
	Move      MoveYear         `json:"move"`
	Options   []OptionResult   `json:"options"`
	Ties      TiesResult       `json:"ties"`
	Household HouseholdYear    `json:"household"`
	Settling  SettlingResult   `json:"settling"`
	Severance SeveranceResult  `json:"severance"`

	// What is decided with these. Documents that were saved before they were
	// computed have none of them.
	Alternatives *AlternativesResult `json:"alternatives"`
	Levers       *LeverTable         `json:"levers"`
	Design       *DesignResult       `json:"design"`
	Costs        *CostResult         `json:"costs"`
	Approval     *ApprovalResult     `json:"approval"`
	Schemes      *SchemesResult      `json:"schemes"`
}

// sheetRoom is the number of steps to make room for.
const sheetRoom = 8000

// Evaluate computes the deal. It is total: every deal that Parse returns has a
// result.
func Evaluate(engine *scenario.Engine, d Deal, o Options) Evaluation {
	e := Evaluation{Deal: d, Scenario: engine.Evaluate(d.Scenario, scenario.Options{Solve: true})}
	if o.Record {
		e.Working = worksheet.New(sheetRoom)
	}
	s, deal := e.Working, &e.Deal
	e.Result = Result{
		Entry:     Enter(engine, deal),
		Leaving:   Leave(engine, s, deal, deal.LastDay()),
		BuyOut:    ReplaceForfeited(engine, s, deal, deal.LastDay()),
		Retention: Retain(engine, s, deal),
		Move:      MoveOf(engine, s, deal),
		Options:   OptionsOf(engine, s, deal),
		Ties:      Tied(engine, s, deal),
		Household: HouseholdOf(engine, s, deal),
		Settling:  Settle(engine, s, deal),
		Severance: SeveranceOf(engine, s, deal),
	}
	e.Result.decide(engine, s, deal, o.Today)
	return e
}

// decide fills in what the offer is decided by.
func (r *Result) decide(engine *scenario.Engine, s *worksheet.Sheet, d *Deal, today law.Date) {
	alternatives, levers, design := Alternatives(engine, s, d), Levers(engine, s, d), Design(engine, s, d)
	costs, approval, schemes := CostOf(engine, s, d), Approve(engine, s, d, today), SchemesOf(engine, s, d, today)
	r.Alternatives, r.Levers, r.Design = &alternatives, &levers, &design
	r.Costs, r.Approval, r.Schemes = &costs, &approval, &schemes
}
