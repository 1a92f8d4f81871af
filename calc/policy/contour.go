package policy

// Point is a place on a grid: columns are rates, rows caps, both from 0; half a
// step is half way between two cells.
type Point struct{ X, Y float64 }

// Segment is a piece of a contour.
type Segment struct{ From, To Point }

// IsoBudget is where the net cost of a grid's cells passes the budget, in won.
func IsoBudget(cells []Cell, columns int, budget float64) []Segment {
	return Contour(cells, columns, budget, func(c *Cell) (float64, bool) { return c.NetCost.Central, true })
}

// IsoGap is where the closed share of the median gap passes the share.
func IsoGap(cells []Cell, columns int, share float64) []Segment {
	return Contour(cells, columns, share, func(c *Cell) (float64, bool) {
		if c.GapClosed == nil {
			return 0, false
		}
		return *c.GapClosed, true
	})
}

// Contour is where a number of the cells passes the level: a segment across
// every triangle of neighbouring cells that has the level inside, cut straight
// between two cells (marching triangles; each square of four cells is cut along
// the diagonal from its first to its last cell, so that no case is ambiguous).
// Cells are row by row; where one has no number its triangles have no segment.
func Contour(cells []Cell, columns int, level float64, number func(*Cell) (float64, bool)) []Segment {
	var segments []Segment
	if columns < 2 {
		return nil
	}
	at := func(i int) (corner, bool) {
		v, known := number(&cells[i])
		return corner{Point{float64(i % columns), float64(i / columns)}, v - level}, known
	}
	for i := 0; i+columns+1 < len(cells); i++ {
		if i%columns == columns-1 {
			continue
		}
		first, a := at(i)
		right, b := at(i + 1)
		below, c := at(i + columns)
		last, d := at(i + columns + 1)
		if a && b && d {
			segments = across(segments, first, right, last)
		}
		if a && c && d {
			segments = across(segments, first, below, last)
		}
	}
	return segments
}

// corner is a cell and how far it lies above the level.
type corner struct {
	at    Point
	above float64
}

// across adds the segment that parts the corner which lies alone on its side of
// the level from the other two; a corner on the level counts as above.
func across(to []Segment, a, b, c corner) []Segment {
	switch up := [3]bool{a.above >= 0, b.above >= 0, c.above >= 0}; {
	case up[0] == up[1] && up[1] == up[2]:
		return to
	case up[1] == up[2]:
		return append(to, Segment{cut(a, b), cut(a, c)})
	case up[0] == up[2]:
		return append(to, Segment{cut(b, a), cut(b, c)})
	}
	return append(to, Segment{cut(c, a), cut(c, b)})
}

// cut is where the level lies between two corners on either side of it.
func cut(a, b corner) Point {
	part := a.above / (a.above - b.above)
	return Point{a.at.X + part*(b.at.X-a.at.X), a.at.Y + part*(b.at.Y-a.at.Y)}
}
