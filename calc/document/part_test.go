package document

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
)

// Inputs that no step refers to fall away; a second cut changes nothing.
func TestPartOfEverythingIsTheWhole(t *testing.T) {
	t.Parallel()
	engine, evaluation := evaluated(t)
	d := New(engine, evaluation, at)
	all := slices.Repeat([]bool{true}, len(d.Working.Steps))
	once := d
	once.Working, once.Laws = d.Part(all)
	if len(once.Working.Steps) != len(all) {
		t.Errorf("%d steps of %d", len(once.Working.Steps), len(all))
	}
	if diff := cmp.Diff(d.Laws, once.Laws); diff != "" {
		t.Errorf("laws (-whole +part):\n%s", diff)
	}
	twice, _ := once.Part(all)
	if diff := cmp.Diff(once.Working, twice, cmp.AllowUnexported(money.Money{}, money.Rate{})); diff != "" {
		t.Errorf("working (-cut once +cut twice):\n%s", diff)
	}
}

// What a step refers to is the same in the part as in the whole.
func TestPartRefersToTheSame(t *testing.T) {
	t.Parallel()
	engine, evaluation := evaluated(t)
	d := New(engine, evaluation, at)
	keep := make([]bool, len(d.Working.Steps))
	last := slices.IndexFunc(d.Working.Steps, func(s Step) bool { return s.Line == "us.social_security" && s.Year == 2 })
	keep[last] = true
	d.Closure(keep)
	working, laws := d.Part(keep)
	if n := len(working.Steps); n < 2 || n >= len(d.Working.Steps) {
		t.Fatalf("%d of %d steps", n, len(d.Working.Steps))
	}
	end := working.Steps[len(working.Steps)-1]
	if end.Line != "us.social_security" || end.Year != 2 {
		t.Errorf("the part ends with %s of year %d", end.Line, end.Year)
	}
	var cited []string
	for i, step := range working.Steps {
		for _, o := range step.Operands {
			switch {
			case o.Step != nil && *o.Step >= i:
				t.Errorf("step %d builds on %d", i, *o.Step)
			case o.Step != nil && cmp.Diff(working.Steps[*o.Step].Result, *o.Amount, cmp.AllowUnexported(money.Money{})) != "":
				t.Errorf("step %d takes %v from a step of %v", i, *o.Amount, working.Steps[*o.Step].Result)
			case o.Law != nil:
				cited = append(cited, laws[*o.Law].Path)
			case o.Input != nil && working.Inputs[*o.Input] == "":
				t.Errorf("step %d has an input without a name", i)
			}
		}
	}
	if !slices.Contains(cited, "us.social_security.wage_base") || !slices.Contains(cited, "us.social_security.employee_rate") {
		t.Errorf("the part cites %v", cited)
	}
}
