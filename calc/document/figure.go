package document

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// Key names a figure: a line of the working, or one that is derived from such
// lines by a few more steps. Year 0 is the whole horizon, segment 0 the
// first of its year. An empty regime is the one that applies, an empty lens the
// risk-adjusted one.
type Key struct {
	Line, Side, Lens, Regime string
	Year, Segment            int
}

// The sides of a key, and what a derived line begins with.
const (
	current    = "current"
	offered    = "offer"
	withPolicy = "offer_with_policy"

	// AverageOf and its like begin the name of a derived line: the average
	// year, the sum of the years, and the same in won, of the line whose name
	// follows.
	AverageOf = "average."
	YearsOf   = "years."
	WonOf     = "won."
)

// The operations that only derived steps have.
const (
	OpDivide = "divide" // the amount shared out among a number of years
	OpRatio  = "ratio"  // the first over the second; the step's result is its Ratio
)

// Figure is the position of the figure's step. Steps that derive it are added
// to the working for it: the stored ones stay as they are, so documents of every
// schema have all their figures. It is false where the document does not hold
// what the figure is made of.
func (d *Document) Figure(k Key) (int, bool) {
	f := figures{doc: d, stored: len(d.Working.Steps), known: map[Key]int{}}
	d.Working.Steps = slices.Clip(d.Working.Steps) // adding must not reach another copy's
	i := f.at(k)
	if i == none {
		d.Working.Steps = d.Working.Steps[:f.stored]
	}
	return i, i != none
}

// none is the position of what there is not.
const none = -1

type figures struct {
	doc    *Document
	stored int
	known  map[Key]int // what was looked up before: no step is derived twice
}

func (f figures) step(i int) *Step { return &f.doc.Working.Steps[i] }

// at is the figure's position: as recorded, else derived.
func (f figures) at(k Key) int {
	if i, known := f.known[k]; known {
		return i
	}
	i := f.recorded(k)
	if i == none {
		i = f.derived(k)
	}
	f.known[k] = i
	return i
}

func (f figures) derived(k Key) int {
	if k.Lens == worksheet.OnPaper.String() && f.lensesAlike() {
		k.Lens = ""
		return f.at(k)
	}
	for prefix, derive := range map[string]func(figures, Key, Key) int{AverageOf: figures.average, YearsOf: figures.years, WonOf: figures.won} {
		if line, has := strings.CutPrefix(k.Line, prefix); has {
			of := k
			of.Line = line
			return derive(f, k, of)
		}
	}
	return f.formula(k)
}

// recorded is the step of the key among those that were recorded. Of several
// it is the first, since the offer under other regimes comes after; with the
// policy the last, since the cost of the pay without it comes before.
func (f figures) recorded(k Key) int {
	found := none
	for i, s := range f.doc.Working.Steps[:f.stored] {
		if s.Line == k.Line && s.Year == k.Year && s.Lens == k.Lens && (k.Side == "" || s.Side == k.Side) && (k.Regime == "" || s.Regime == k.Regime) && (k.Segment == 0 || s.Segment == k.Segment) {
			found = i
			if s.Side != withPolicy {
				break
			}
		}
	}
	return found
}

// lensesAlike tells whether equity counts the same on paper as risk-adjusted.
func (f figures) lensesAlike() bool {
	var seen []Lens
	for _, l := range f.doc.Result.Lenses {
		if l.ID != worksheet.CashOnly.String() {
			seen = append(seen, l)
		}
	}
	return len(seen) == 2 && seen[0].Reference == seen[1].Reference && seen[0].Offer == seen[1].Offer && seen[0].OfferWithPolicy == seen[1].OfferWithPolicy
}

// average is a total of the horizon over its years.
func (f figures) average(k, of Key) int {
	total := f.at(of)
	if total == none {
		of.Line = YearsOf + of.Line
		total = f.at(of)
	}
	if total == none {
		return none
	}
	n := int64(len(f.doc.Result.Years))
	m := f.step(total).Result
	rounding := money.HalfUp(m.Currency())
	return f.add(k, Step{
		Op: OpDivide, Rounding: rounding.String(), Operands: []Operand{f.operand(total), {Count: &n}},
		Result: m.Mul(money.Fraction(1, n), rounding),
	})
}

// years is the sum of a yearly line.
func (f figures) years(k, of Key) int {
	each := make([]int, len(f.doc.Result.Years))
	for i := range each {
		of.Year = i + 1
		each[i] = f.at(of)
	}
	return f.sum(k, each...)
}

// won is the line at the rate of exchange.
func (f figures) won(k, of Key) int {
	i := f.at(of)
	if i == none || f.step(i).Result.Currency() != money.USDCurrency {
		return i
	}
	return f.converted(k, i, f.recorded(Key{Line: "gap.gross.reference", Side: offered}))
}

// converted is the amount at the price that another step converts at.
func (f figures) converted(k Key, i, like int) int {
	if i == none || like == none {
		return none
	}
	price := f.step(like).Operands[1]
	m := money.Convert(f.step(i).Result, money.KRWCurrency, money.Quote{KRWPerUSD: *price.Rate})
	return f.add(k, Step{Op: worksheet.OpConvert.String(), Rounding: money.WonHalfUp.String(), Operands: []Operand{f.operand(i), price}, Result: m})
}

// operand is a step as another's operand.
func (f figures) operand(i int) Operand {
	m := f.step(i).Result
	return Operand{Amount: &m, Step: &i}
}

func (f figures) add(k Key, s Step) int {
	s.Line, s.Side, s.Lens, s.Regime, s.Year = k.Line, k.Side, k.Lens, k.Regime, k.Year
	f.doc.Working.Steps = append(f.doc.Working.Steps, s)
	return len(f.doc.Working.Steps) - 1
}

// sum adds up steps; none of them may be missing.
func (f figures) sum(k Key, of ...int) int {
	if slices.Contains(of, none) {
		return none
	}
	s := Step{Op: worksheet.OpSum.String()}
	for _, i := range of {
		s.Operands = append(s.Operands, f.operand(i))
		s.Result = s.Result.Add(f.step(i).Result)
	}
	return f.add(k, s)
}

// sub takes steps from the first; none of them may be missing.
func (f figures) sub(k Key, of ...int) int {
	if slices.Contains(of, none) {
		return none
	}
	s := Step{Op: worksheet.OpSub.String(), Result: f.step(of[0]).Result}
	for at, i := range of {
		s.Operands = append(s.Operands, f.operand(i))
		if at > 0 {
			s.Result = s.Result.Sub(f.step(i).Result)
		}
	}
	return f.add(k, s)
}

// ratio is one step over another, without a ratio where that is nothing.
func (f figures) ratio(k Key, of, over int) int {
	if of == none || over == none {
		return none
	}
	s := Step{Op: OpRatio, Operands: []Operand{f.operand(of), f.operand(over)}}
	if r, ok := f.step(of).Result.Ratio(f.step(over).Result); ok {
		s.Ratio = &r
	}
	return f.add(k, s)
}
