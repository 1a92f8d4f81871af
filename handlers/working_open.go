package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/db"
)

// openSteps are the steps that an audience may see. A candidate's are those
// that gross and take-home pay build on: nothing of the company's or the state's.
func openSteps(d document.Document, audience db.Audience) []bool {
	open := make([]bool, len(d.Working.Steps))
	for i, step := range d.Working.Steps {
		open[i] = audience != db.Candidate || candidateLines[step.Line]
	}
	d.Closure(open)
	return open
}

// candidateLines are what a candidate's link shows of the recorded lines.
var candidateLines = map[string]bool{
	"total.current.gross": true, "total.offer.gross": true, "total.policy.gross": true,
	"total.current.take_home": true, "total.offer.take_home": true, "total.policy.take_home": true,
	"gap.gross.reference": true, "gap.take_home.reference": true, "gap.purchasing_power.reference": true,
	"gap.gross": true, "gap.take_home": true, "gap.purchasing_power": true,
	"pay.gross": true, "pay.cash_take_home": true, "us.take_home": true, "kr.take_home": true,
}

// candidateFigures are the first parts of the names of the derived lines that a
// candidate's link shows.
var candidateFigures = map[string]bool{
	"total": true, "gap": true, "ratio": true, "added": true, "closed": true, "fall": true, "pay": true, "us": true, "kr": true,
	"take_home": true, "cash_take_home": true, "equity_take_home": true, "raise": true, "regime": true,
}

// forCandidate tells whether a candidate's link may show a figure. Whether the
// figure's own steps allow it is seen when they are opened.
func (t target) forCandidate() bool {
	line := t.Line
	for _, prefix := range []string{document.WonOf, document.AverageOf, document.YearsOf} { // as they are nested
		line = strings.TrimPrefix(line, prefix)
	}
	group, _, _ := strings.Cut(line, ".")
	return candidateFigures[group] && t.change.rate == "" && t.change.passes == "" && !strings.HasPrefix(line, "kr.rd_credit")
}

// opened extends what is open to the steps that derive a figure: each is open
// where all that it builds on is.
func opened(d document.Document, open []bool) []bool {
	for i := len(open); i < len(d.Working.Steps); i++ {
		visible := true
		for _, o := range d.Working.Steps[i].Operands {
			visible = visible && (o.Step == nil || open[*o.Step])
		}
		open = append(open, visible)
	}
	return open
}
