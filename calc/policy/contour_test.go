package policy

import (
	"math"
	"testing"
)

// grid is a grid of cells whose net cost is the function of column and row.
func grid(columns, rows int, cost func(x, y float64) float64) []Cell {
	cells := make([]Cell, columns*rows)
	for i := range cells {
		cells[i].NetCost.Central = cost(float64(i%columns), float64(i/columns))
	}
	return cells
}

// Of a number that is linear, x + 2y, the contour at 3 is exactly that line,
// and its pieces reach from (3, 0) to (0, 1.5): a length of √(9 + 2.25).
func TestContourOfAPlaneIsALine(t *testing.T) {
	t.Parallel()
	segments := IsoBudget(grid(5, 4, func(x, y float64) float64 { return x + 2*y }), 5, 3)
	length := 0.0
	for _, s := range segments {
		for _, p := range []Point{s.From, s.To} {
			if !near(p.X+2*p.Y, 3, 1e-12) {
				t.Errorf("%v is not on the line", p)
			}
		}
		length += math.Hypot(s.To.X-s.From.X, s.To.Y-s.From.Y)
	}
	if want := math.Sqrt(9 + 2.25); !near(length, want, 1e-12) {
		t.Errorf("length %v, want %v", length, want)
	}
}

// Round one cell that stands out the contour is closed: every end is met twice.
func TestContourClosesRoundACell(t *testing.T) {
	t.Parallel()
	segments := IsoBudget(grid(5, 5, func(x, y float64) float64 { return -math.Hypot(x-2, y-2) }), 5, -0.5)
	ends := map[Point]int{}
	for _, s := range segments {
		ends[s.From]++
		ends[s.To]++
	}
	if len(segments) == 0 {
		t.Error("no contour")
	}
	for p, n := range ends {
		if n != 2 {
			t.Errorf("%v ends %d segments", p, n)
		}
	}
}

func TestContourOfNothing(t *testing.T) {
	t.Parallel()
	plane := grid(3, 3, func(x, y float64) float64 { return x })
	if got := IsoBudget(plane, 3, 10); got != nil {
		t.Errorf("above all cells: %v", got)
	}
	if got := IsoGap(plane, 3, 0.5); got != nil {
		t.Errorf("without a gap: %v", got)
	}
	if got := IsoBudget(plane[:3], 1, 1); got != nil {
		t.Errorf("one column: %v", got)
	}
}
