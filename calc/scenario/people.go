package scenario

import (
	"github.com/offergap/offergap/calc/tax/kr"
)

// Korea are the Korean rules of a year that the scenario asks for, nil outside
// the years that a scenario can reach.
func (e *Engine) Korea(s *Scenario, year int) *kr.Rules { return e.korea(s)[year] }

// Person is what Korea's tax depends on in the horizon's i-th year, from 0.
func (s *Scenario) Person(rules *kr.Rules, i int) kr.Person { return s.person(rules, i) }

// Facts are what the regimes' conditions are tested on, with work beginning on
// the first of the start month.
func (s *Scenario) Facts() kr.Facts { return s.facts() }

// Married tells whether there is a spouse.
func (c Candidate) Married() bool { return c.married() }
