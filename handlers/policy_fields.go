package handlers

import (
	"maps"
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
)

const (
	instrumentField = "instrument"
	itemsField      = "items"
)

// matchTerms and the lists below are the fields of each instrument, in the order
// of the form: a design has those of its own and no others.
var (
	eligibleFields = []string{"eligible.least_pay", "eligible.least_years_away", "eligible.sme_only", "eligible.doctorate_only", "eligible.outside_capital_only"}
	ownFields      = [len(policy.Instruments)][]string{
		policy.Match:      {"reading", "rate", "years", "cap", "floor", "base", "program", "taper", "pass_through", "vacancy_elasticity", "claw_back.years", "claw_back.share"},
		policy.TaxRelief:  {"rate", "years", "cap", "taper", "pass_through", "vacancy_elasticity"},
		policy.LumpSum:    {"amount", "taxable", "claw_back.years", "claw_back.share"},
		policy.RDCredit:   {"rate", "years", "cap", "usable_share", "taper", "pass_through", "vacancy_elasticity"},
		policy.Settlement: {"amount", "years", itemsField, "family_money", "claw_back.years", "claw_back.share"},
	}
	designFields = allDesignFields()
)

// allDesignFields are the names that a design's fields may have.
func allDesignFields() []string {
	all := []string{instrumentField}
	for _, own := range ownFields {
		for _, name := range own {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return append(all, eligibleFields...)
}

// openingTerms are a design's terms before they are typed. They are starting
// points for whoever designs, and claim nothing.
var openingTerms = [len(policy.Instruments)]typed{
	policy.Match:      {"reading": "share", "rate": "50", "years": "3", "base": "employer_cost", "program": "employment"},
	policy.TaxRelief:  {"rate": "50", "years": "3"},
	policy.LumpSum:    {"amount": "100,000,000"},
	policy.RDCredit:   {"rate": "20", "years": "3", "usable_share": "100"},
	policy.Settlement: {"amount": "40,000,000", "years": "3"},
}

// openingDesigns are those of the page before anything is typed: the proposal,
// the real scheme that comes closest to it, and the two other ways of reaching a
// researcher.
func openingDesigns() []typed {
	senior, _ := programmeTerms("kr_senior_researcher")
	return []typed{
		{instrumentField: "match"}, senior, {instrumentField: "tax_relief"},
		{instrumentField: "settlement", itemsField: "housing,compute"},
	}
}

// instrumentOf is the instrument of the design's texts; the match where they
// name none that there is.
func instrumentOf(d typed) policy.Instrument {
	return policy.Instrument(max(0, slices.Index(policy.Instruments[:], d[instrumentField])))
}

// plainDesign is a design without what goes without saying and without what its
// instrument does not have.
func plainDesign(d typed) typed {
	instrument := instrumentOf(d)
	plain := typed{instrumentField: instrument.String()}
	if wrong := d[instrumentField]; wrong != "" {
		plain[instrumentField] = wrong
	}
	for _, name := range slices.Concat(ownFields[instrument], eligibleFields) {
		value, has := d[name]
		if isBox(name) && value == "false" {
			continue
		}
		if has && value != openingTerms[instrument][name] {
			plain[name] = value
		}
	}
	return plain
}

// isBox tells the fields that are ticked or not.
func isBox(name string) bool { return slices.Contains(boxes, name) }

var boxes = []string{"taxable", "eligible.sme_only", "eligible.doctorate_only", "eligible.outside_capital_only"}

// shownDesign are the texts that stand in the design's fields.
func shownDesign(d typed) typed { return union(openingTerms[instrumentOf(d)], d) }

// noProgramme is the policy preset without a policy.
const noProgramme = "none"

// programmeTerms are the texts of a programme as a design. The page leaves the
// pass-through to its range, as for every design: else they would not compare.
func programmeTerms(id string) (typed, bool) {
	known, ok := preset.ProgrammeNamed(id)
	if !ok || id == noProgramme {
		return nil, false
	}
	d := typed{instrumentField: known.Instrument}
	for _, f := range known.Fields {
		if f.Text != "" && f.Path != "pass_through" && !(f.Path == "floor" && f.Text == "0") {
			d[f.Path] = f.Text
		}
	}
	return plainDesign(d), true
}

// programmeOf is the programme whose terms the design has; empty where it is
// none's. Whom it asks for belongs to its terms, whom it does not ask for is the
// design's own.
func programmeOf(d typed) string {
	for _, id := range programmeIDs() {
		terms, ok := programmeTerms(id)
		if !ok {
			continue
		}
		own := maps.Clone(d)
		maps.DeleteFunc(own, func(name, _ string) bool {
			_, asked := terms[name]
			return name == "pass_through" || slices.Contains(eligibleFields, name) && !asked
		})
		if maps.Equal(terms, own) {
			return id
		}
	}
	return ""
}

// isScheme tells a real programme from the proposal in its readings.
func isScheme(p preset.Programme) bool { return !strings.HasPrefix(p.ID, "proposal_") }
