package policy

import "slices"

// Grouping is what candidates are told apart by.
type Grouping uint8

// The groupings.
const (
	ByPersona Grouping = iota
	BySize
	ByRegion
	groupingCount
)

// Groupings are the names in the API, by value.
var Groupings = [groupingCount]string{"persona", "company_size", "region"}

// group is one group of one grouping.
type group struct {
	by   Grouping
	name string
}

// groups are all of a cohort's, and those of each candidate.
type groups struct {
	list []group
	of   [][groupingCount]int
}

// groupSums are a group's people and money.
type groupSums struct{ people, without, more, awarded, gross float64 }

func (g *groupSums) add(b *groupSums) {
	g.people += b.people
	g.without += b.without
	g.more += b.more
	g.awarded += b.awarded
	g.gross += b.gross
}

// groupsOf lists them in the order in which they are met.
func groupsOf(cohort []candidate) groups {
	g := groups{of: make([][groupingCount]int, len(cohort))}
	for i := range cohort {
		for by, name := range cohort[i].groupNames() {
			wanted := group{Grouping(by), name}
			at := slices.Index(g.list, wanted)
			if at < 0 {
				at = len(g.list)
				g.list = append(g.list, wanted)
			}
			g.of[i][by] = at
		}
	}
	return g
}

// groupNames are the names of the candidate's groups.
func (c *candidate) groupNames() [groupingCount]string {
	names := [groupingCount]string{ByPersona: c.persona, BySize: "large", ByRegion: "capital"}
	if c.sme {
		names[BySize] = "sme"
	}
	if c.outsideCapital {
		names[ByRegion] = "outside"
	}
	return names
}

// group takes in a candidate.
func (a *account) group(of [groupingCount]int, weight, share float64, o *outcome) {
	sums := groupSums{
		people: weight, without: weight * o.without, more: weight * share * (o.with - o.without),
		gross: weight * share * o.with * o.subsidy,
	}
	if o.subsidy > 0 {
		sums.awarded = weight * share * o.with
	}
	for _, i := range of {
		a.groups[i].add(&sums)
	}
}
