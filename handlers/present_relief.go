package handlers

import (
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/views/text"
)

// regimeFacts are the inputs that the conditions of the regimes are tested on.
var regimeFacts = []string{
	"candidate.nationality", "candidate.phd", "candidate.years_since_phd", "candidate.years_abroad",
	"candidate.research_years_abroad", "employer.rd_lab",
}

// assumesFacts tells whether all facts that decide a regime are still those
// that some case assumes: nobody entered one.
func (s *Server) assumesFacts(sc scenario.Scenario) bool {
	have := typedPart(sc, regimeFacts...)
	for i, c := range preset.Cases() {
		if untouched(c, s.presets.cases[i], have) {
			return true
		}
	}
	return false
}

func untouched(c preset.Case, terms, have typed) bool {
	assumed := map[string]bool{}
	for _, f := range c.Fields {
		assumed[f.Path] = f.Assumed
	}
	for _, path := range regimeFacts {
		if !assumed[path] || terms[path] != have[path] {
			return false
		}
	}
	return true
}

// applied is the regime that taxes the offer in the first year.
func (p presenter) applied() document.Regime {
	for _, r := range p.summary().Regimes {
		if r.ID == p.summary().Regime {
			return r
		}
	}
	return document.Regime{}
}

// regimeNotice says which relief the result rests on and until when work must
// begin, and that one chosen by hand could not be claimed.
func (p presenter) regimeNotice() string {
	r := p.applied()
	switch {
	case r.ID == "" || r.ID == tax.Resident.String():
		return ""
	case unmet(r):
		return p.lang.T("answer.notice.regime_unmet")
	}
	name := text.With("regime", p.lang.T("answer.relief_word."+r.ID))
	ordinary := p.scenario
	ordinary.Offer.Regime = tax.Resident
	result, sure := p.again(ordinary)
	if !sure || p.basis == gap.Gross || result.Summary.Without[p.basis].Ratio == nil {
		return joined(p.lang.T("answer.notice.relief", name), p.entryNotice(r))
	}
	args := []text.Arg{name, text.With("ratio", p.ratioWords(result.Summary.Without[p.basis].Ratio)), text.With("with_match", p.ratioWords(result.Summary.With[p.basis].Ratio))}
	if !p.matched() {
		return joined(p.lang.T("answer.notice.relief_ratio", args...), p.entryNotice(r))
	}
	return joined(p.lang.T("answer.notice.relief_ratios", args...), p.entryNotice(r))
}

// entryNotice is the last day on which work that a relief covers may begin.
func (p presenter) entryNotice(r document.Regime) string {
	if r.EntryDeadline == "" {
		return ""
	}
	return p.lang.T("answer.notice.entry", text.With("date", p.dayText(r.EntryDeadline)))
}

// americanNotice says what the result leaves out for those whom the United
// States tax wherever they live.
// law: 26 USC 1, 61, 7701(b)(1)(A)
func (p presenter) americanNotice() string {
	switch c := p.scenario.Candidate; {
	case c.USGreenCard, c.Nationality == scenario.American, c.Nationality == scenario.KoreanAndUS:
		return p.lang.T("answer.notice.american")
	}
	return ""
}
