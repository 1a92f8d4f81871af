package scenario

import (
	"sort"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
)

// Parse reads a draft over the defaults: a scenario that is valid by
// construction, or every field's error at once, in the order of the input.
func Parse(draft Draft, defaults Scenario) (Scenario, []FieldError) {
	p := parser{draft: draft, scenario: defaults, seen: make(map[string]bool, len(draft))}
	for i := range fields {
		p.read(&fields[i], fields[i].Path)
	}
	for _, side := range grantSides {
		p.readGrants(side.prefix, side.currency, side.grants(&p.scenario), side.grants)
	}
	p.refuseUnknown()
	p.checkTogether()
	return p.scenario, p.errors
}

type parser struct {
	draft    Draft
	scenario Scenario
	seen     map[string]bool
	errors   []FieldError
}

// read sets one field from the draft's value at the path, or leaves its
// default.
func (p *parser) read(f *Field, path string) {
	v, given := p.draft[path]
	p.seen[path] = true
	switch {
	case !given && f.Required:
		p.fail(f, path, codeMissing)
	case !given:
		if f.Default != "" {
			p.scenario.Defaulted = append(p.scenario.Defaulted, f.Path)
		}
	case len(v.Text) > maxTyped:
		p.fail(f, path, codeTooLong)
	default:
		if code := f.set(&p.scenario, v); code != "" {
			p.fail(f, path, code)
		}
	}
}

// readGrants reads the grants of one side. Positions may have holes, as where
// a form dropped a grant; errors keep the position that was given.
func (p *parser) readGrants(prefix string, c money.Currency, grants *[]offer.Grant, at func(*Scenario) *[]offer.Grant) {
	list := prefix + ".equity"
	if v, given := p.draft[list]; given {
		p.seen[list] = true
		if v.Kind != List || len(v.Items) > 0 {
			p.errors = append(p.errors, FieldError{Field: list, Code: codeWrongType})
			return
		}
	}
	given := positions(p.draft, list)
	if len(given) > maxGrants {
		p.errors = append(p.errors, FieldError{Field: list, Code: codeTooMany, Args: []Arg{{"max", strconv.Itoa(maxGrants)}}})
		p.markSeen(list + ".")
		return
	}
	*grants = make([]offer.Grant, len(given))
	for i, position := range given {
		(*grants)[i] = defaultGrant(c)
		for _, f := range grantFields(prefix, i, c, at) {
			p.read(&f, list+"."+position+f.Path[strings.LastIndex(f.Path, "."):])
		}
		p.completeGrant(list+"."+position, &(*grants)[i])
	}
}

// positions are the positions under the list, in order.
func positions(d Draft, list string) []string {
	var numbers []int
	known := map[int]bool{}
	for path := range d {
		rest, under := strings.CutPrefix(path, list+".")
		if !under {
			continue
		}
		position, _, _ := strings.Cut(rest, ".")
		if n, err := strconv.Atoi(position); err == nil && n >= 0 && n < maxDraftFields && strconv.Itoa(n) == position && !known[n] {
			known[n] = true
			numbers = append(numbers, n)
		}
	}
	sort.Ints(numbers)
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return texts
}

// defaultGrant vests in four equal years.
func defaultGrant(c money.Currency) offer.Grant {
	quarter := money.Fraction(1, 4)
	return offer.Grant{Value: money.Of(0, c), Vesting: []money.Rate{quarter, quarter, quarter, quarter}}
}

// completeGrant gives an option today's price as its strike where none was
// given, and refuses more than the whole vesting.
func (p *parser) completeGrant(path string, g *offer.Grant) {
	if _, given := p.draft[path+".strike"]; !given && g.Kind == offer.Option {
		g.Strike = money.Fraction(1, 1)
	}
	var sum money.Rate
	for _, share := range g.Vesting {
		sum = sum.Add(share)
	}
	if sum.Cmp(money.Fraction(1, 1)) > 0 {
		p.errors = append(p.errors, FieldError{Field: path + ".vesting", Code: codeSharesOver})
	}
}

func (p *parser) refuseUnknown() {
	for _, path := range p.draft.paths() {
		if !p.seen[path] && !p.isEmptyGroup(path) {
			p.errors = append(p.errors, FieldError{Field: path, Code: codeUnknownField})
		}
	}
}

// isEmptyGroup tells whether the path is an object without fields where some
// fields could be.
func (p *parser) isEmptyGroup(path string) bool {
	if p.draft[path].Kind != Empty {
		return false
	}
	for known := range p.seen {
		if strings.HasPrefix(known, path+".") {
			return true
		}
	}
	return false
}

// checkTogether refuses what no field alone can show: yearly cash pay that is
// less than its own non-taxable part.
func (p *parser) checkTogether() {
	s := &p.scenario
	if s.Offer.Base.Add(s.Offer.Bonus).Less(s.Offer.NonTaxableMonthly.Times(12)) {
		p.errors = append(p.errors, FieldError{Field: "offer.base", Code: codeBelowNonTax})
	}
	if len(p.errors) > 0 {
		return
	}
	if field := s.beyondReach(); field != "" {
		p.fail(fieldByPath[field], field, codeOutOfRange)
	}
}

func (p *parser) markSeen(prefix string) {
	for path := range p.draft {
		if strings.HasPrefix(path, prefix) {
			p.seen[path] = true
		}
	}
}

func (p *parser) fail(f *Field, path, code string) { p.errors = append(p.errors, f.Error(path, code)) }
