package caselist

import "unicode/utf8"

// nearest is the column whose heading or path is written most like the key;
// nil where none is like it.
func (v *vocabulary) nearest(key string) *Column {
	var best *Column
	least := utf8.RuneCountInString(key)/3 + 1 // edits
	for i := range v.Columns {
		c := &v.Columns[i]
		for _, name := range append([]string{c.Path, c.Ko, c.En}, c.Also...) {
			if d := edits(key, keyOf(name), least); d < least {
				best, least = c, d
			}
		}
	}
	return best
}

// edits is the Levenshtein distance of two texts in characters, or any number
// from most on where it is at least that.
func edits(a, b string, most int) int {
	from, to := []rune(a), []rune(b)
	if max(len(from)-len(to), len(to)-len(from)) >= most {
		return most
	}
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := corner
			if r != s {
				cost = min(corner, row[j], row[j+1]) + 1
			}
			corner, row[j+1] = row[j+1], cost
		}
	}
	return row[len(to)]
}
