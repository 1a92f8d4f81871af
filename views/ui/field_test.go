package ui

import "testing"

func TestDescribedBy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		field Field
		want  string
	}{
		{"nothing", Field{Name: "a"}, ""},
		{"hint", Field{Name: "a", Hint: "h"}, "a-h"},
		{"all, in the order of the page", Field{Name: "a", Hint: "h", Error: "e", Reading: "r", Source: Source{Text: "s"}}, "a-h a-e a-r a-s"},
		{"a note alone is a reading", Field{Name: "a", ReadingNote: "n"}, "a-r"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.field.DescribedBy(); got != c.want {
				t.Errorf("DescribedBy = %q, want %q", got, c.want)
			}
		})
	}
}
