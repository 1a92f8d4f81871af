package money

// manUnit is the power of ten of 만, the step between two big units.
const manUnit = 4

// group is one part of a Korean sum: a whole number below ten thousand (the
// first may be larger) and the power of ten of its big unit, 0 for none.
type group struct {
	value      int64
	big        int
	small      bool // written with 십, 백 or 천
	endsInUnit bool // nothing stands behind the last 십, 백 or 천
}

// sumOfGroups adds the groups of the body: 2억 5,000만, 1억 2천3백만.
func (p phrase) sumOfGroups(digits int) (int64, error) {
	groups, err := parseGroups(p.body)
	if err != nil {
		return 0, err
	}
	if err := p.completeLast(groups); err != nil {
		return 0, err
	}
	var sum int64
	for _, g := range groups {
		part, err := wholeNumber(g.value).shifted(g.big+digits, MaxMinor)
		if err != nil {
			return 0, err
		}
		sum += part
	}
	if sum > MaxMinor {
		return 0, ErrTooLarge
	}
	return sum, nil
}

// completeLast gives the last group the unit that pay talk leaves out, or
// refuses it where two readings are possible.
func (p phrase) completeLast(groups []group) error {
	last := &groups[len(groups)-1]
	if last.big != 0 {
		return nil
	}
	if len(groups) == 1 {
		return ambiguousIf(p.currency == NoCurrency)
	}
	before := groups[len(groups)-2].big
	switch {
	case before == manUnit: // 2만 5천: nothing can be left out below 만
		return nil
	case p.behind: // 1억 2,000원 is literal, 1억 2천원 may be either
		return ambiguousIf(last.small)
	case last.endsInUnit:
		last.big = before - manUnit
		return nil
	}
	return ErrAmbiguous
}

func ambiguousIf(ambiguous bool) error {
	if ambiguous {
		return ErrAmbiguous
	}
	return nil
}

// parseGroups splits the body at its big units.
func parseGroups(body []token) ([]group, error) {
	var groups []group
	start := 0
	for i, t := range body {
		if t.kind != bigToken && i != len(body)-1 {
			continue
		}
		end, big := i+1, 0
		if t.kind == bigToken {
			end, big = i, t.exp
		}
		if len(groups) > 0 && big >= groups[len(groups)-1].big {
			return nil, ErrNotMoney
		}
		g, err := parseGroup(body[start:end], len(groups) == 0)
		if err != nil {
			return nil, err
		}
		g.big = big
		groups, start = append(groups, g), i+1
	}
	if len(groups) == 0 {
		return nil, ErrNotMoney
	}
	return groups, nil
}

// parseGroup reads what stands before a big unit: 5,000 · 2천3백 · 2천300 · 천.
// Only the first group of a sum, written as one number, may reach ten thousand.
func parseGroup(tokens []token, first bool) (group, error) {
	var g group
	limit := int64(10_000)
	if first && len(tokens) == 1 {
		limit = MaxMinor
	}
	for i := 0; i < len(tokens); i++ {
		part := int64(1)
		if tokens[i].kind == numberToken {
			var err error
			if part, err = tokens[i].number.whole64(); err != nil {
				return group{}, err
			}
			i++
		}
		g.endsInUnit = i < len(tokens) && tokens[i].kind == smallToken
		if g.endsInUnit {
			g.small = true
			unit := powersOfTen[tokens[i].exp]
			if part > 9 || unit >= limit {
				return group{}, ErrNotMoney
			}
			g.value, limit = g.value+part*unit, unit
		}
		if part == 0 || !g.endsInUnit && (i < len(tokens) || part >= limit) {
			return group{}, ErrNotMoney
		}
		if !g.endsInUnit {
			g.value += part
		}
	}
	if g.value == 0 {
		return group{}, ErrNotMoney
	}
	return g, nil
}

var powersOfTen = [...]int64{1, 10, 100, 1000}
