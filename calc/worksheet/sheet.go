package worksheet

import "github.com/offergap/offergap/calc/money"

// Op is the operation of a step.
type Op uint8

// The operations. The comment gives the result.
const (
	OpSum      Op = iota // the sum of the operands
	OpSub                // the first less the others
	OpExcess             // the first less the second, at least zero
	OpMin                // the least
	OpMax                // the greatest
	OpMul                // amount × rates, rounded once
	OpTimes              // amount × whole number
	OpStepUp             // second × (first ÷ third, a fraction counting as a whole)
	OpSchedule           // the tax of a bracket table on the amount, rounded
	OpRound              // the amount cut to a unit
	OpConvert            // the amount in the other currency at a quote
	OpChoose             // the first operand, chosen over the others
)

var opNames = [...]string{"sum", "sub", "excess", "min", "max", "mul", "times", "step_up", "schedule", "round", "convert", "choose"}

// String is the name in the working and in the text catalogue.
func (o Op) String() string { return opNames[o] }

// Operand is one thing that a step used. Exactly one of Rate, Schedule and
// Count is set where the operand is no amount.
type Operand struct {
	Ref      Ref
	Kind     OperandKind
	Money    money.Money
	Rate     money.Rate
	Schedule *money.Schedule
	Count    int64
}

// OperandKind tells what an operand holds.
type OperandKind uint8

// The kinds of operand.
const (
	AmountOperand OperandKind = iota
	RateOperand
	ScheduleOperand
	CountOperand
)

// Step is one recorded line.
type Step struct {
	Key
	Op       Op
	Rounding money.Rounding
	Result   money.Money
	Operands []Operand
}

// Sheet computes and records. A nil Sheet only computes.
type Sheet struct {
	scope Scope
	log   *record
}

type record struct {
	steps    []step
	operands []operand
	inputs   []string
}

// operand is an Operand packed into half its size, since a whole evaluation
// records thousands. a and b are minor units, a rate's fraction or a count.
type operand struct {
	schedule *money.Schedule
	a, b     int64
	ref      uint32
	kind     OperandKind
	currency money.Currency
}

func (o operand) unpack() Operand {
	out := Operand{Ref: decodeRef(o.ref), Kind: o.kind}
	switch o.kind {
	case AmountOperand:
		out.Money = money.Of(o.a, o.currency)
	case RateOperand:
		out.Rate = money.Fraction(o.a, o.b)
	case ScheduleOperand:
		out.Schedule = o.schedule
	case CountOperand:
		out.Count = o.a
	}
	return out
}

type step struct {
	result      money.Money
	first, last uint32
	key         Key
	op          Op
	rounding    money.Rounding
}

// New is an empty sheet with room for about n steps.
func New(n int) *Sheet {
	return &Sheet{log: &record{steps: make([]step, 0, n), operands: make([]operand, 0, 5*n/2)}}
}

// In is the same sheet writing under the scope. A nil sheet stays nil.
func (s *Sheet) In(scope Scope) *Sheet {
	if s == nil {
		return nil
	}
	return &Sheet{scope: scope, log: s.log}
}

// Scope is the scope under which the sheet writes, zero for a nil sheet.
func (s *Sheet) Scope() Scope {
	if s == nil {
		return Scope{}
	}
	return s.scope
}

// On is the same sheet on another side.
func (s *Sheet) On(side Side) *Sheet {
	if s == nil {
		return nil
	}
	scope := s.scope
	scope.Side = side
	return &Sheet{scope: scope, log: s.log}
}

// Segment is the same sheet in the n-th segment of equal months.
func (s *Sheet) Segment(n int) *Sheet {
	if s == nil {
		return nil
	}
	scope := s.scope
	scope.Months = uint8(n)
	return &Sheet{scope: scope, log: s.log}
}

// Input is an amount that stands in the named input field.
func (s *Sheet) Input(field string, m money.Money) Amount {
	return Amount{m.Minor(), s.input(field), m.Currency()}
}

// InputRate is a rate that stands in the named input field.
func (s *Sheet) InputRate(field string, r money.Rate) Rate { return Rate{r, s.input(field)} }

func (s *Sheet) input(field string) uint32 {
	if s == nil {
		return 0
	}
	for i, known := range s.log.inputs {
		if known == field {
			return refInput | uint32(i)
		}
	}
	s.log.inputs = append(s.log.inputs, field)
	return refInput | uint32(len(s.log.inputs)-1)
}

// Steps are the recorded lines in order.
func (s *Sheet) Steps() []Step {
	if s == nil {
		return nil
	}
	out := make([]Step, len(s.log.steps))
	operands := make([]Operand, len(s.log.operands))
	for i, o := range s.log.operands {
		operands[i] = o.unpack()
	}
	for i, st := range s.log.steps {
		out[i] = Step{Key: st.key, Op: st.op, Rounding: st.rounding, Result: st.result, Operands: operands[st.first:st.last:st.last]}
	}
	return out
}

// Inputs are the names of the input fields that operands refer to.
func (s *Sheet) Inputs() []string {
	if s == nil {
		return nil
	}
	return s.log.inputs
}

// amounts records a step whose operands are all amounts.
//
//go:noinline
func (s *Sheet) amounts(line LineID, op Op, r money.Rounding, result Amount, operands ...Amount) Amount {
	first := len(s.log.operands)
	for _, a := range operands {
		s.log.operands = append(s.log.operands, operand{a: a.minor, ref: a.ref, currency: a.currency})
	}
	return s.close(line, op, r, result, first)
}

// mixed records a step with an amount and one operand of another kind.
//
//go:noinline
func (s *Sheet) mixed(line LineID, op Op, r money.Rounding, result, a Amount, other operand) Amount {
	first := len(s.log.operands)
	s.log.operands = append(s.log.operands, operand{a: a.minor, ref: a.ref, currency: a.currency}, other)
	return s.close(line, op, r, result, first)
}

// product records an amount times several rates.
//
//go:noinline
func (s *Sheet) product(line LineID, r money.Rounding, result, a Amount, p *Product) Amount {
	first := len(s.log.operands)
	s.log.operands = append(s.log.operands, operand{a: a.minor, ref: a.ref, currency: a.currency})
	for _, factor := range p.factors[:p.n] {
		s.log.operands = append(s.log.operands, operand{kind: RateOperand, a: factor.Num(), b: factor.Den(), ref: factor.ref})
	}
	return s.close(line, OpMul, r, result, first)
}

func (s *Sheet) close(line LineID, op Op, r money.Rounding, result Amount, first int) Amount {
	s.log.steps = append(s.log.steps, step{
		key: Key{s.scope, line}, op: op, rounding: r, result: result.Money(), first: uint32(first), last: uint32(len(s.log.operands)),
	})
	result.ref = refStep | uint32(len(s.log.steps))
	return result
}
