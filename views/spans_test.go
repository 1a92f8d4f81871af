package views_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/offergap/offergap/views"
)

func TestSpans(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []views.Span
	}{
		{"", nil},
		{"plain", []views.Span{{Text: "plain"}}},
		{"a [b|4.0배]입니다.", []views.Span{{Text: "a "}, {Text: "4.0배", Class: "b"}, {Text: "입니다."}}},
		{"[ref|x][state|y]", []views.Span{{Text: "x", Class: "ref"}, {Text: "y", Class: "state"}}},
		{"[nobody|x] [b|y]", []views.Span{{Text: "[nobody|x] "}, {Text: "y", Class: "b"}}},
		{"[b|open", []views.Span{{Text: "[b|open"}}},
		{"a [b] c", []views.Span{{Text: "a [b] c"}}},
	} {
		if diff := cmp.Diff(c.want, views.Spans(c.in)); diff != "" {
			t.Errorf("Spans(%q): -want +got\n%s", c.in, diff)
		}
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	if got := views.Plain(views.Spans("a [b|4.0] c")); got != "a 4.0 c" {
		t.Errorf("Plain = %q, want %q", got, "a 4.0 c")
	}
}
