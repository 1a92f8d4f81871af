package deal

import (
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// Options say what an evaluation computes beside the result itself.
type Options struct {
	Record bool // the working
}

// Evaluation is the result of a deal with its working, and the scenario's own.
type Evaluation struct {
	Deal     Deal
	Scenario scenario.Evaluation
	Result   Result
	Working  *worksheet.Sheet // nil unless recorded
}

// Result is what a deal comes to. What was not asked is nil.
type Result struct{}

// sheetRoom is the number of steps to make room for.
const sheetRoom = 4000

// Evaluate computes the deal. It is total: every deal that Parse returns has a
// result.
func Evaluate(engine *scenario.Engine, d Deal, o Options) Evaluation {
	e := Evaluation{Deal: d, Scenario: engine.Evaluate(d.Scenario, scenario.Options{Solve: true})}
	if o.Record {
		e.Working = worksheet.New(sheetRoom)
	}
	return e
}
