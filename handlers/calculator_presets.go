package handlers

import (
	"maps"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// presetSelect lists the cases. The one that the form still is is chosen; a
// form that is none of them is the visitor's own.
func (s *Server) presetSelect(lang text.Lang, sc scenario.Scenario) views.PresetSelect {
	sel := views.PresetSelect{
		Field: ui.Field{Kind: ui.Select, Name: "preset", Label: lang.T("calculator.form.preset")},
		Apply: ui.Button{Label: lang.T("calculator.form.apply"), Do: doPreset},
	}
	chosen, isCase := s.caseOf(sc)
	if !isCase {
		sel.Field.Options = append(sel.Field.Options, ui.Option{Label: lang.T("calculator.form.own"), Chosen: true})
	}
	for _, c := range preset.Cases() {
		sel.Field.Options = append(sel.Field.Options, ui.Option{Value: c.ID, Label: wordsIn(lang, c.Label), Chosen: isCase && c.ID == chosen.ID})
	}
	if isCase {
		sel.NoteTitle, sel.Note = lang.T("form.case_note"), wordsIn(lang, chosen.Note)
	}
	if len(chosen.Sources) > 0 {
		source := chosen.Sources[0]
		sel.Source = ui.Source{URL: source.URL, Text: lang.T("calculator.form.preset_source", text.With("source", sourceLine(source)))}
	}
	return sel
}

func sourceLine(s preset.Source) string {
	line := s.Publisher
	if line == "" {
		line = s.Title
	}
	if s.Published != "" {
		line += ", " + s.Published
	}
	return line
}

// presetTerms are what each case and each policy sets, by the order in which
// they are offered, read back from a scenario so that they compare with one.
type presetTerms struct{ cases, policies []typed }

func (s *Server) readPresets() presetTerms {
	var terms presetTerms
	for _, c := range preset.Cases() {
		read, _ := s.parse(withCase(typed{}, c)) // a test reads each without an error
		terms.cases = append(terms.cases, typedPart(read, caseParts...))
	}
	opening := s.openingDraft().Valid
	for _, p := range preset.Policies() {
		read, _ := s.parse(withPolicy(opening, p))
		terms.policies = append(terms.policies, typedPart(read, doPolicy))
	}
	return terms
}

// caseParts are the parts of a scenario that a case sets.
var caseParts = []string{"candidate.", "current.", "offer.", "employer."}

// caseOf is the case that the scenario still is, whatever its policy, market
// and period; false where it is none.
func (s *Server) caseOf(sc scenario.Scenario) (preset.Case, bool) {
	have := typedPart(sc, caseParts...)
	for i, terms := range s.presets.cases {
		if maps.Equal(terms, have) {
			return preset.Cases()[i], true
		}
	}
	return preset.Case{}, false
}

// typedPart are the scenario's fields under the prefixes, as a person would type
// them.
func typedPart(sc scenario.Scenario, prefixes ...string) typed {
	t := typed{}
	for _, f := range sc.Typed() {
		for _, prefix := range prefixes {
			if strings.HasPrefix(f.Path, prefix) {
				t[f.Path] = f.Text
			}
		}
	}
	return t
}

// policyPresets are the policies of one click; the one in force is chosen.
func (s *Server) policyPresets(lang text.Lang, sc scenario.Scenario) []views.PolicyPreset {
	chosen, known := s.policyOf(sc)
	var all []views.PolicyPreset
	for _, p := range preset.Policies() {
		label, note := policyWords(lang, p)
		all = append(all, views.PolicyPreset{Label: label, Note: note, Do: doPolicy + p.ID, Chosen: known && p.ID == chosen.ID})
	}
	return all
}

// policyInForce is the name of the policy that is in force, or says that its
// terms are the visitor's own.
func (s *Server) policyInForce(lang text.Lang, sc scenario.Scenario) string {
	if p, known := s.policyOf(sc); known {
		label, _ := policyWords(lang, p)
		return label
	}
	return lang.T("calculator.form.policy_own")
}

// policyOf is the policy that is in force; false where its terms are the
// visitor's own.
func (s *Server) policyOf(sc scenario.Scenario) (preset.Policy, bool) {
	have := typedPart(sc, doPolicy)
	for i, terms := range s.presets.policies {
		if maps.Equal(terms, have) {
			return preset.Policies()[i], true
		}
	}
	return preset.Policy{}, false
}

// policyNote says of the policy in force what it is and what its terms leave
// out; empty where it is the visitor's own.
func (s *Server) policyNote(lang text.Lang, sc scenario.Scenario) string {
	p, _ := s.policyOf(sc)
	return strings.TrimSpace(wordsIn(lang, p.Note) + " " + wordsIn(lang, p.Simplified))
}

// policyWords are a policy's name and its terms in one line.
func policyWords(lang text.Lang, p preset.Policy) (label, note string) {
	if key := "calculator.policy." + p.ID; text.Has(key) {
		return lang.T(key), lang.T(key + "_note")
	}
	terms := withFields(typed{}, p.Fields)
	limit := terms["policy.cap"]
	if m, err := money.Read(limit, money.KRWCurrency); err == nil {
		limit = lang.Words(m)
	}
	key := "calculator.policy.scheme_note"
	if p.Grant() {
		key = "answer.grant_button"
	}
	return wordsIn(lang, p.Label), lang.T(key,
		text.With("rate", terms["policy.rate"]+"%"), text.With("cap", limit), text.With("years", terms["policy.years"]))
}

func wordsIn(lang text.Lang, w preset.Words) string {
	if lang == text.English {
		return w.En
	}
	return w.Ko
}
