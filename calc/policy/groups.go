package policy

import (
	"cmp"
	"slices"
)

// Grouping is what candidates are told apart by.
type Grouping uint8

// The groupings.
const (
	ByPersona Grouping = iota
	BySize
	ByRegion
	ByFirm // the most offering firms by name, where names are known
	groupingCount
)

// Groupings are the names in the API, by value.
var Groupings = [groupingCount]string{"persona", "company_size", "region", "firm"}

// group is one group of one grouping.
type group struct {
	by   Grouping
	name string
}

// noGroup is the number of a candidate's group where it has none.
const noGroup = -1

// groups are all of a cohort's, and those of each candidate.
type groups struct {
	list []group
	of   [][groupingCount]int32
}

// groupSums are a group's people and money.
type groupSums struct{ people, without, more, national, awarded, gross, net float64 }

func (g *groupSums) add(b *groupSums) {
	g.people += b.people
	g.without += b.without
	g.more += b.more
	g.national += b.national
	g.awarded += b.awarded
	g.gross += b.gross
	g.net += b.net
}

// groupsOf lists them in the order in which they are met.
func groupsOf(cohort []candidate) groups {
	g := groups{of: make([][groupingCount]int32, len(cohort))}
	known, firms := map[group]int32{}, largestFirms(cohort)
	for i := range cohort {
		for by, name := range cohort[i].groupNames() {
			wanted := group{Grouping(by), name}
			at, met := known[wanted]
			switch {
			case wanted.by == ByFirm && !firms[name]:
				at = noGroup
			case !met:
				at = int32(len(g.list))
				known[wanted] = at
				g.list = append(g.list, wanted)
			}
			g.of[i][by] = at
		}
	}
	return g
}

// mostFirms are as many as are told apart by name.
const mostFirms = 20

// largestFirms are those with the most candidates; ties by name.
func largestFirms(cohort []candidate) map[string]bool {
	count := map[string]float64{}
	for i := range cohort {
		if c := &cohort[i]; c.firm != "" {
			count[c.firm] += c.weight
		}
	}
	names := make([]string, 0, len(count))
	for name := range count {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	largest := map[string]bool{}
	for _, name := range names[:min(len(names), mostFirms)] {
		largest[name] = true
	}
	return largest
}

// groupNames are the names of the candidate's groups.
func (c *candidate) groupNames() [groupingCount]string {
	names := [groupingCount]string{ByPersona: c.persona, ByFirm: c.firm, BySize: "large", ByRegion: "capital"}
	if c.sme {
		names[BySize] = "sme"
	}
	if c.outsideCapital {
		names[ByRegion] = "outside"
	}
	return names
}

// group takes in a candidate.
func (a *account) group(l *Lab, of [groupingCount]int32, w *world, weight, share float64, o *outcome) {
	more := weight * share * (o.with - o.without)
	sums := groupSums{
		people: weight, without: weight * o.without, more: more,
		national: more * (1 - w.values[OtherKoreanJob]) * (1 - w.values[Displacement]),
		gross:    weight * share * o.with * o.subsidy, net: weight * share * o.net(l, w),
	}
	if o.subsidy > 0 {
		sums.awarded = weight * share * o.with
	}
	for _, i := range of {
		if i != noGroup {
			a.groups[i].add(&sums)
		}
	}
}

// GroupFinding is a part of the cohort at the central values.
type GroupFinding struct {
	Grouping        string      `json:"grouping"`
	Name            string      `json:"name"`
	People          float64     `json:"people"`
	HiresWithout    float64     `json:"hires_without"`
	HiresWith       float64     `json:"hires_with"`
	AdditionalHires float64     `json:"additional_hires"` // to the nation
	Awarded         float64     `json:"awarded"`
	AwardedShare    float64     `json:"share_of_awards"`
	GrossCost       int64       `json:"gross_cost"`
	NetCost         int64       `json:"net_cost"`
	Cost            CostPerHire `json:"cost_per_additional_hire"`
}

// Favour is a group that gets most of what a design gives, and more than its
// part of those who come without it.
type Favour struct {
	Grouping string  `json:"grouping"`
	Name     string  `json:"name"`
	Share    float64 `json:"share_of_awards"`
	Before   float64 `json:"share_of_hires_without"`
	Ceiling  float64 `json:"ceiling"` // of the share of awards, above which a design is marked
}

// groupFindings are the groups, and the one that the design favours most; nil
// where none is above the ceiling.
func (l *Lab) groupFindings(a *account) ([]GroupFinding, *Favour) {
	var found []GroupFinding
	var most *Favour
	for i, g := range l.groups.list {
		s := &a.groups[i]
		f := GroupFinding{
			Grouping: Groupings[g.by], Name: g.name, People: rounded(s.people, people), HiresWithout: rounded(s.without, people),
			HiresWith: rounded(s.without+s.more, people), AdditionalHires: rounded(s.national, people), Awarded: rounded(s.awarded, people),
			GrossCost: won(s.gross), NetCost: won(s.net),
			Cost: CostPerHire{Gross: wonPer(s.gross, s.national), Net: wonPer(s.net, s.national), Unit: PerHire},
		}
		if a.awarded >= leastPeople {
			f.AwardedShare = rounded(s.awarded/a.awarded, people)
		}
		found = append(found, f)
		before := rounded(s.without/max(a.without, leastPeople), people)
		if f.AwardedShare > l.assume.favourCeiling && f.AwardedShare > l.assume.favourLift*before && (most == nil || f.AwardedShare > most.Share) {
			most = &Favour{f.Grouping, f.Name, f.AwardedShare, before, l.assume.favourCeiling}
		}
	}
	return found, most
}
