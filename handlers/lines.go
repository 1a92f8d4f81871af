package handlers

import (
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/tax/us"
	"github.com/offergap/offergap/calc/worksheet"
)

// lineIndex is what each line of the working uses, and which lines use each
// parameter: read off the worksheets of the cases, so that it cannot say
// anything else than what is computed.
type lineIndex struct {
	lines map[string]*lineRule
	order []string            // the lines in the order in which they are first computed
	uses  map[string][]string // lines that a parameter enters, by its path
	feeds map[string][]string // results that build on those lines, by the path
}

// lineRule is how one line is computed: the step of it that had most operands
// with a name.
type lineRule struct {
	op       worksheet.Op
	rounding money.Rounding
	operands []lineOperand
	params   []string // of all its steps
}

// lineOperand is what a step was given: a line, a parameter or an input by its
// name, or a number that the formula holds.
type lineOperand struct {
	source worksheet.Source
	name   string
	rate   bool // of a number: a rate rather than a count
}

// derivedInputs are the inputs of worksheets that are put together from fields,
// with the fields.
var derivedInputs = map[string][]string{
	"market.same_living_rate": {"market.krw_per_usd", "market.ppp_krw_per_usd", "market.us_price_level", "market.local_spend_share"},
}

// indexLines computes the cases and reads their worksheets.
func (s *Server) indexLines() *lineIndex {
	x := &lineIndex{lines: map[string]*lineRule{}, uses: map[string][]string{}, feeds: map[string][]string{}}
	for _, t := range s.indexedCases() {
		sc, errs := s.parse(t)
		if len(errs) > 0 {
			continue // a test sees to it that every case parses
		}
		x.read(s, sc, s.Engine.Evaluate(sc, scenario.Options{Record: true}).Working)
	}
	opening, _ := s.parse(s.openingDraft().Valid)
	x.read(s, opening, s.indexedPayslips())
	return x
}

// indexedCases are every case as it stands, every policy on the opening case,
// and the opening case where the law tells people apart: each state, regime and
// kind of household, venture options, the R&D credit, the bills.
func (s *Server) indexedCases() []typed {
	opening := s.openingDraft().Valid
	var all []typed
	add := func(base typed, pairs ...string) {
		t := union(base, typed{"horizon_years": "10"})
		for i := 0; i < len(pairs); i += 2 {
			t[pairs[i]] = pairs[i+1]
		}
		all = append(all, t)
	}
	for _, c := range preset.Cases() {
		add(withCase(typed{}, c))
	}
	for _, p := range preset.Policies() {
		add(withPolicy(opening, p))
	}
	family := []string{"candidate.us_filing_status", "married_joint", "candidate.spouse_pay_us", "90000", "candidate.children_ages", "3, 10, 13"}
	for _, j := range us.Jurisdictions {
		add(opening, "current.jurisdiction", j.String())
		add(opening, append([]string{"current.jurisdiction", j.String()}, family...)...)
	}
	for _, r := range tax.Regimes {
		add(opening, "offer.regime", r.String(), "tax_year", "2024")
	}
	add(opening, "if_passed", "true", "tax_year", "2027", "offer.regime", tax.ForeignFlat.String())
	add(opening, "employer.rd_credit.claims", "true", "employer.rd_credit.usable_share", "1")
	add(opening, "offer.equity.0.kind", "option", "offer.equity.0.grant_value", "2000000000", "offer.equity.0.vesting", "0, 50%, 25%, 25%", "offer.equity.0.growth", "50%")
	add(opening, "current.base", "40000", "current.equity_annual", "0", "offer.base", "30000000", "candidate.children_ages", "3, 10, 13", "candidate.us_filing_status", "head_of_household")
	return all
}

// indexedPayslips are months whose tax is withheld by the table's rows, by its
// formulas, and for families larger than it has columns for.
func (s *Server) indexedPayslips() *worksheet.Sheet {
	const steps = 400
	sheet := worksheet.New(steps)
	firm := s.Engine.Defaults().Employer.Firm()
	for _, gross := range []int64{3_000_000, 12_000_000, 40_000_000} {
		for _, family := range []int{1, 12} {
			s.Engine.KR(scenario.DefaultTaxYear).Payslip(sheet, firm, tax.ReturningTalent, kr.MonthOfPay{
				Month: 1, Gross: worksheet.Plain(money.KRW(gross)), NonTaxable: worksheet.Plain(money.KRW(0)), Family: family, CreditChildren: min(family-1, 3),
			})
		}
	}
	return sheet
}

// read takes in the steps of a worksheet.
func (x *lineIndex) read(s *Server, sc scenario.Scenario, sheet *worksheet.Sheet) {
	steps, inputs := sheet.Steps(), sheet.Inputs()
	below := make([]paramSet, len(steps)) // the parameters that each step builds on
	for i, step := range steps {
		line := step.Line.String()
		rule := x.rule(line)
		reached := paramSet{}
		operands := make([]lineOperand, len(step.Operands))
		for j, o := range step.Operands {
			at := int(o.Ref.Index)
			var direct []string
			switch o.Ref.Source {
			case worksheet.FromStep:
				operands[j] = lineOperand{source: worksheet.FromStep, name: steps[at].Line.String()}
				reached.addAll(below[at])
			case worksheet.FromLaw:
				path := s.Engine.Book().Resolve(worksheet.LawRef(o.Ref.Index)).Param.Path
				operands[j], direct = lineOperand{source: worksheet.FromLaw, name: path}, []string{path}
			case worksheet.FromInput:
				operands[j], direct = lineOperand{source: worksheet.FromInput, name: inputs[at]}, s.defaultsBehind(sc, inputs[at])
			default:
				operands[j] = fixedOperand(o)
			}
			for _, path := range direct {
				reached[path] = true
				x.uses[path] = appendNew(x.uses[path], line)
				rule.params = appendNew(rule.params, path)
			}
		}
		if rule.operands == nil || named(operands) > named(rule.operands) {
			rule.op, rule.rounding, rule.operands = step.Op, step.Rounding, operands
		}
		below[i] = reached
		if endLines[line] {
			for path := range reached {
				x.feeds[path] = appendNew(x.feeds[path], line)
			}
		}
	}
}

func fixedOperand(o worksheet.Operand) lineOperand {
	switch o.Kind {
	case worksheet.RateOperand:
		return lineOperand{name: o.Rate.String(), rate: true}
	case worksheet.CountOperand:
		return lineOperand{name: strconv.FormatInt(o.Count, 10)}
	}
	return lineOperand{}
}

func named(operands []lineOperand) (count int) {
	for _, o := range operands {
		if o.name != "" {
			count++
		}
	}
	return count
}

// defaultsBehind are the parameters whose values stand in a field that nobody
// has typed into.
func (s *Server) defaultsBehind(sc scenario.Scenario, input string) []string {
	fields, derived := derivedInputs[input]
	if !derived {
		fields = []string{input}
	}
	var paths []string
	for _, field := range fields {
		if use, has := s.Engine.DefaultUse(sc, field); has {
			paths = append(paths, use.Param.Path)
		}
	}
	return paths
}

func (x *lineIndex) rule(line string) *lineRule {
	rule := x.lines[line]
	if rule == nil {
		rule = &lineRule{}
		x.lines[line] = rule
		x.order = append(x.order, line)
	}
	return rule
}

// endLines are the results that a reader comes for: what a parameter feeds in
// the end.
var endLines = map[string]bool{
	"us.take_home": true, "us.employer_cost": true, "kr.take_home": true, "kr.employer.cost": true,
	"total.current.take_home": true, "total.offer.take_home": true, "total.policy.take_home": true,
	"gap.gross": true, "gap.take_home": true, "gap.purchasing_power": true,
	"subsidy.subsidy": true, "subsidy.company_cost": true, "state.net_if_additional": true, "state.net_if_would_come_anyway": true, "kr.rd_credit": true,
}

// paramSet are paths of parameters.
type paramSet map[string]bool

func (p paramSet) addAll(other paramSet) {
	for path := range other {
		p[path] = true
	}
}

// appendNew is the list with the word at its end, unless it is in it.
func appendNew(list []string, word string) []string {
	if slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// inLabUse are the files of parameters that the policy lab draws from. Its
// simulation keeps no worksheet.
func inLabUse(param *law.Param) bool {
	switch groupOf(param.Path) {
	case "market.response", "market.fiscal":
		return param.Kind != law.Context
	}
	return false
}
