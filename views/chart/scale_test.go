package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		scale Scale
		in    float64
		want  float64
	}{
		{"start", Scale{From: 0, To: 10, A: 0, B: 100}, 0, 0},
		{"middle", Scale{From: 0, To: 10, A: 0, B: 100}, 5, 50},
		{"end", Scale{From: 0, To: 10, A: 0, B: 100}, 10, 100},
		{"pixels count downwards", Scale{From: 0, To: 4, A: 240, B: 40}, 1, 190},
		{"beyond the end", Scale{From: 0, To: 10, A: 0, B: 100}, 20, 200},
		{"no extent", Scale{From: 3, To: 3, A: 7, B: 9}, 3, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.scale.At(c.in); got != c.want {
				t.Errorf("At(%v) = %v, want %v", c.in, got, c.want)
			}
		})
	}
}

func TestTicks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		top  float64
		n    int
		want []float64
	}{
		{"ten in five steps", 10, 5, []float64{0, 2, 4, 6, 8, 10}},
		{"a little above keeps the steps", 10.5, 5, []float64{0, 5, 10}},
		{"small", 2.1, 5, []float64{0, .5, 1, 1.5, 2}},
		{"large", 230, 5, []float64{0, 50, 100, 150, 200}},
		{"zero has none", 0, 5, nil},
		{"below zero has none", -1, 5, nil},
		{"no number has none", math.NaN(), 5, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, Ticks(c.top, c.n)); diff != "" {
				t.Errorf("Ticks(%v, %d): -want +got\n%s", c.top, c.n, diff)
			}
		})
	}
}

func TestStack(t *testing.T) {
	t.Parallel()
	want := []Span{{0, 2}, {2, 2}, {2, 5}}
	if diff := cmp.Diff(want, Stack(2, -4, 3)); diff != "" {
		t.Errorf("a value below zero takes no room: -want +got\n%s", diff)
	}
}

func TestNum(t *testing.T) {
	t.Parallel()
	for in, want := range map[float64]string{0: "0", 12: "12", 24.926: "24.93", 1.5: "1.5", -0.001: "0", 100: "100"} {
		if got := num(in); got != want {
			t.Errorf("num(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name string
		in   []Point
		want string
	}{
		{"none", nil, ""},
		{"one point", []Point{{1, 2}}, "M1 2"},
		{"points on a line are left out", []Point{{0, 0}, {10, 5}, {20, 10}, {30, 15}}, "M0 0L30 15"},
		{"a corner stays", []Point{{0, 0}, {10, 0}, {20, 10}}, "M0 0L10 0L20 10"},
		{"a gap starts anew", []Point{{0, 1}, {10, nan}, {20, 3}, {30, 9}}, "M0 1M20 3L30 9"},
		{"infinity is a gap", []Point{{0, math.Inf(1)}, {10, 2}, {20, 4}}, "M10 2L20 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Path(c.in); got != c.want {
				t.Errorf("Path(%v) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}
