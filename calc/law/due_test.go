package law

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDue(t *testing.T) {
	t.Parallel()
	value := func(from Date, status Status, scalar string) Value {
		return Value{From: from, Status: status, Checked: Day(2026, 11, 24), Node: Node{Scalar: scalar}}
	}
	for _, c := range []struct {
		name  string
		param Param
		today Date
		want  []string
	}{
		{"nothing to do", Param{Values: []Value{value(Day(2026, 1, 1), Published, "1")}}, Day(2026, 11, 25), nil},
		{"compared a year ago", Param{Values: []Value{value(Day(2026, 1, 1), Published, "1")}}, Day(2027, 11, 24), nil},
		{
			"compared more than a year ago", Param{Values: []Value{value(Day(2026, 1, 1), Published, "1")}}, Day(2027, 11, 25),
			[]string{"the value from 2026-01-01 was last compared with its source on 2026-11-24"},
		},
		{
			"renewed each year", Param{Renewed: true, Values: []Value{value(Day(2026, 1, 1), Published, "1")}}, Day(2026, 11, 25),
			[]string{"no value for 2027; that of 2026-01-01 is carried forward"},
		},
		{
			"pending", Param{Values: []Value{value(Day(2026, 1, 1), Published, "1"), {From: Day(2027, 1, 1), Pending: "the average"}}}, Day(2027, 1, 1),
			[]string{"due since 2027-01-01: the average"},
		},
		{"a bill that is far", Param{Values: []Value{value(Day(2027, 4, 1), Bill, "5")}}, Day(2026, 11, 25), nil},
		{
			"a bill that is near", Param{Values: []Value{value(Day(2027, 1, 1), Bill, "0.21")}}, Day(2026, 11, 25),
			[]string{"a bill for 2027-01-01: look whether it has passed (last compared 2026-11-24)"},
		},
		{
			"a projection whose year has come", Param{Values: []Value{value(Day(2026, 1, 1), Published, "1"), value(Day(2027, 1, 1), Projected, "2")}}, Day(2027, 1, 1),
			[]string{"only projected for 2027-01-01"},
		},
		{"recalled", Param{Values: []Value{value(Day(2026, 1, 1), Recalled, "1")}}, Day(2026, 11, 25), []string{"the value from 2026-01-01 is recalled"}},
		{"a deadline that is far", Param{Values: []Value{value(Day(2024, 1, 1), Published, "2026-12-31")}}, Day(2026, 9, 30), nil},
		{"a deadline that is near", Param{Values: []Value{value(Day(2024, 1, 1), Published, "2026-12-31")}}, Day(2026, 10, 1), []string{"ends on 2026-12-31"}},
	} {
		if diff := cmp.Diff(c.want, c.param.Due(c.today)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
