package document

import (
	"slices"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// The article's case, by hand: see calc/preset/testdata/expected.yaml.
func TestFiguresOfTheArticle(t *testing.T) {
	t.Parallel()
	d := articleDocument(t)
	stored := len(d.Working.Steps)
	for _, c := range []struct {
		key    Key
		want   money.Money
		worked string
	}{
		{Key{Line: "average.gap.purchasing_power.reference", Side: offered}, money.KRW(653_512_489), "2,614,049,955 ÷ 4 = 653,512,488.75"},
		{Key{Line: "average.total.offer.take_home", Side: offered}, money.KRW(162_149_620), "648,598,480 ÷ 4"},
		{Key{Line: "years.kr.take_home", Side: offered}, money.KRW(648_598_480), "162,421,350 + 162,215,410 + 162,059,070 + 161,902,650"},
		{Key{Line: "equity_take_home", Side: current}, money.USD(188_425_308), "2,872,826.16 − 988,573.08"},
		{Key{Line: "won.cash_take_home", Side: current, Year: 1}, money.KRW(351_288_530), "247,143.27 × 1,421.3963 = 351,288,529.6"},
		{Key{Line: "narrowed.gross"}, money.KRW(814_127_447), "7,199,618,376 − 6,385,490,929"},
		{Key{Line: "received.taxes", Side: offered, Year: 1}, money.KRW(23_950_450), "21,773,140 + 2,177,310"},
		{Key{Line: "went.taxes", Year: 1}, money.KRW(40_324_280), "58,431,580 + 5,843,150 − 23,950,450"},
		{Key{Line: "ledger.difference", Side: withPolicy, Year: 1}, money.KRW(0), "what is paid is received"},
		{Key{Line: "raise.gross", Year: 1}, money.KRW(203_231_368), "403,231,368 − 200,000,000"},
	} {
		at, known := d.Figure(c.key)
		if !known {
			t.Errorf("%+v is not known", c.key)
			continue
		}
		if got := d.Working.Steps[at].Result; got != c.want {
			t.Errorf("%+v is %v, want %v: %s", c.key, got, c.want, c.worked)
		}
	}
	// 2,614,049,955 ÷ 648,598,480 = 4.0303
	ratio, _ := d.Figure(Key{Line: "ratio.purchasing_power", Side: offered})
	if r := d.Working.Steps[ratio].Ratio; r == nil || *r < 4.0302 || *r > 4.0304 {
		t.Errorf("the ratio is %v", r)
	}
	for _, k := range []Key{{Line: "nothing"}, {Line: "average.nothing"}, {Line: "kr.take_home", Side: offered, Year: 9}, {Line: "took.taxes", Year: 1}} {
		if _, known := d.Figure(k); known {
			t.Errorf("%+v is known", k)
		}
	}
	honest(t, d, stored)
}

// honest recomputes every derived step from its operands.
func honest(t *testing.T, d Document, stored int) {
	t.Helper()
	for _, s := range d.Working.Steps[stored:] {
		sum := money.Money{}
		for i, o := range s.Operands {
			if o.Step != nil && d.Working.Steps[*o.Step].Result != *o.Amount {
				t.Errorf("%s: the operand %v is no step's result", s.Line, o.Amount)
			}
			switch {
			case o.Amount == nil:
			case i > 0 && s.Op == worksheet.OpSub.String():
				sum = sum.Sub(*o.Amount)
			default:
				sum = sum.Add(*o.Amount)
			}
		}
		switch s.Op {
		case worksheet.OpSum.String(), worksheet.OpSub.String():
			if sum != s.Result {
				t.Errorf("%s is %v, its operands give %v", s.Line, s.Result, sum)
			}
		case OpDivide:
			if off := 2 * (sum.Minor() - s.Result.Minor()**s.Operands[1].Count); off > *s.Operands[1].Count || off < -*s.Operands[1].Count {
				t.Errorf("%s: %v among %d is not %v", s.Line, sum, *s.Operands[1].Count, s.Result)
			}
		}
	}
}

// A figure that is looked up changes no other copy of the document.
func TestFiguresLeaveTheDocumentAlone(t *testing.T) {
	t.Parallel()
	d := articleDocument(t)
	before := slices.Clone(d.Working.Steps)
	one, other := d, d
	one.Figure(Key{Line: "average.total.offer.take_home", Side: offered})
	other.Figure(Key{Line: "ratio.gross", Side: offered})
	if len(d.Working.Steps) != len(before) || one.Working.Steps[len(before)].Line == other.Working.Steps[len(before)].Line {
		t.Error("copies share what is derived")
	}
}

func articleDocument(t *testing.T) Document {
	t.Helper()
	engine, _ := evaluated(t)
	s, errs := engine.Parse(scenario.TypedDraft(map[string]string{
		"current.base": "400000", "current.equity_annual": "1007000", "offer.base": "2억",
		"candidate.phd": "stem", "candidate.years_since_phd": "7", "candidate.years_abroad": "7", "candidate.research_years_abroad": "6",
		"employer.rd_lab": "true", "employer.employees": "120",
	}))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return New(engine, engine.Evaluate(s, scenario.Options{Record: true}), at)
}
