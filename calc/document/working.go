package document

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// Working is the steps that computed the result, in order.
type Working struct {
	Inputs []string `json:"inputs"` // the fields that operands refer to
	Steps  []Step   `json:"steps"`
}

// Step is one line: what it is of, the operation, what it used, the result.
type Step struct {
	Line     string      `json:"line"`
	Side     string      `json:"side,omitempty"`
	Year     int         `json:"year,omitempty"`
	Segment  int         `json:"segment,omitempty"` // of equal months within the year
	Regime   string      `json:"regime,omitempty"`
	Lens     string      `json:"lens,omitempty"` // left out where equity is risk-adjusted
	Op       string      `json:"op"`
	Rounding string      `json:"rounding,omitempty"`
	Operands []Operand   `json:"operands"`
	Result   money.Money `json:"result"`
	Ratio    *float64    `json:"ratio,omitempty"` // the result of OpRatio; such steps are derived, never stored
}

// Operand is one thing that a step used. One of Step, Law and Input says where
// it came from (an index into the steps, the document's laws, the inputs); none
// where the formula itself holds it.
type Operand struct {
	Amount *money.Money `json:"amount,omitempty"`
	Rate   *money.Rate  `json:"rate,omitempty"`
	Count  *int64       `json:"count,omitempty"`
	Step   *int         `json:"step,omitempty"`
	Law    *int         `json:"law,omitempty"`
	Input  *int         `json:"input,omitempty"`
}

// LawUse is a law value as the document used it.
type LawUse struct {
	Path      string    `json:"path"`
	Label     law.Label `json:"label"`
	Unit      string    `json:"unit"`
	Law       string    `json:"law,omitempty"`
	Kind      string    `json:"kind"`
	From      string    `json:"from"`
	Value     string    `json:"value"`
	Status    string    `json:"status"`
	Carried   bool      `json:"carried,omitempty"`
	Source    string    `json:"source"`
	URL       string    `json:"url,omitempty"`
	Checked   string    `json:"checked"`
	Published string    `json:"published,omitempty"`
}

// WorkingOf is the sheet's record with its law values, each once; empty for a
// nil sheet.
func WorkingOf(book *law.Book, sheet *worksheet.Sheet) (Working, []LawUse) {
	w := workingBuilder{book: book, at: map[uint32]int{}, laws: []LawUse{}}
	steps := sheet.Steps()
	out := Working{Inputs: append([]string{}, sheet.Inputs()...), Steps: make([]Step, len(steps))}
	for i, s := range steps {
		out.Steps[i] = w.step(s)
	}
	return out, w.laws
}

type workingBuilder struct {
	book *law.Book
	at   map[uint32]int
	laws []LawUse
}

func (w *workingBuilder) step(s worksheet.Step) Step {
	out := Step{
		Line: s.Line.String(), Side: s.Scope.Side.String(), Year: int(s.Scope.Year), Segment: int(s.Scope.Months),
		Regime: tax.Regime(s.Scope.Regime).String(), Op: s.Op.String(), Operands: make([]Operand, len(s.Operands)), Result: s.Result,
	}
	if s.Scope.Lens != worksheet.RiskAdjusted {
		out.Lens = s.Scope.Lens.String()
	}
	if s.Rounding != money.Unrounded {
		out.Rounding = s.Rounding.String()
	}
	for i, o := range s.Operands {
		out.Operands[i] = w.operand(o)
	}
	return out
}

func (w *workingBuilder) operand(o worksheet.Operand) Operand {
	var out Operand
	switch o.Kind {
	case worksheet.AmountOperand:
		out.Amount = &o.Money
	case worksheet.RateOperand:
		out.Rate = &o.Rate
	case worksheet.CountOperand:
		out.Count = &o.Count
	}
	index := int(o.Ref.Index)
	switch o.Ref.Source {
	case worksheet.FromStep:
		out.Step = &index
	case worksheet.FromInput:
		out.Input = &index
	case worksheet.FromLaw:
		index = w.law(o.Ref.Index)
		out.Law = &index
	}
	return out
}

func (w *workingBuilder) law(ref uint32) int {
	if at, known := w.at[ref]; known {
		return at
	}
	w.at[ref] = len(w.laws)
	w.laws = append(w.laws, UseOf(w.book.Resolve(worksheet.LawRef(ref))))
	return w.at[ref]
}

// UseOf is a value of the law book as a document holds it.
func UseOf(use law.Use) LawUse {
	p, v := use.Param, use.Value
	return LawUse{
		Path: p.Path, Label: p.Label, Unit: p.Unit, Law: p.Law, Kind: string(p.Kind), From: v.From.String(), Value: v.Node.Text(),
		Status: string(v.Status), Carried: use.Carried, Source: v.Source.Title, URL: v.Source.URL, Checked: v.Checked.String(), Published: v.Source.Published,
	}
}
