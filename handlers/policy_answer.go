package handlers

import (
	"cmp"
	"slices"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// answer is the verdict on the design in focus: what a year costs, who comes,
// and at what net cost a hire-year.
func (p labPresenter) answer() string {
	i, f := p.in.focus, p.inFocus()
	net := hireYear(f).Net
	if net == nil || f.AdditionalHires.Central <= 0 {
		return p.lang.T("policy.answer.nobody", text.With("mark", mark(i)), text.With("design", p.designName(i)))
	}
	args := []text.Arg{
		text.With("mark", mark(i)), text.With("design", p.designName(i)), text.With("spending", p.won(p.perYear(i))),
		text.With("hires", p.people(f.AdditionalHires.Central)), text.With("band", p.peopleBand(p.result.bands[i].AdditionalHires)), text.With("cost", p.won(*net)),
	}
	key := "hires"
	switch {
	case f.ValuedWithoutEvidence && p.in.study.Draws > 0:
		key = "range"
		args = append(args, text.With("costs", p.wonBand(p.result.bands[i].CostPerHireYear)))
	case p.in.study.Draws == 0:
		key = "point"
	}
	return p.lang.T("policy.answer."+key, args...)
}

// why are the workings of the verdict's figures.
func (p labPresenter) why() []views.Link {
	if !p.opensWorking() {
		return nil
	}
	var links []views.Link
	for _, figure := range []string{"per_year", "additional", "cost_year"} {
		links = append(links, views.Link{Text: p.lang.T("policy.why." + figure), URL: p.workingURL(p.in.focus, figure)})
	}
	return links
}

// perYear is design i's support in a year in which it is paid: the present value
// over its years.
func (p labPresenter) perYear(i int) int64 {
	d := p.in.study.Designs[i]
	years := min(d.Policy.Years, p.in.study.Horizon)
	if d.Instrument == policy.LumpSum {
		years = 1
	}
	return int64(p.finding(i).GrossCost.Central) / int64(max(1, years))
}

// materialShare is the part of the most additional hires of a design that
// another must reach to be ranked: a scheme that moves a handful of people is
// cheap for each of them, and no answer to how to bring many.
const materialShare = 0.25

// best says which design is the best for the money, and on what basis: the most
// people where all cost the same, else the lowest net cost of a hire-year among
// the designs of a material effect. Packages in kind are left out: no study says
// what they are worth. Nothing is said of one design alone.
func (p labPresenter) best() string {
	ranked := p.ranked()
	if len(ranked) < 2 {
		return ""
	}
	most := slices.MaxFunc(ranked, func(a, b int) int { return cmp.Compare(p.hiresOf(a), p.hiresOf(b)) })
	key, best := "most", most
	if !p.in.same {
		material := slices.DeleteFunc(ranked, func(i int) bool { return p.hiresOf(i) < materialShare*p.hiresOf(most) })
		key, best = "cheapest", slices.MinFunc(material, func(a, b int) int { return cmp.Compare(*hireYear(p.finding(a)).Net, *hireYear(p.finding(b)).Net) })
		if len(material) == 1 {
			key = "alone"
		}
	}
	return p.lang.T("policy.answer."+key, text.With("mark", mark(best)), text.With("design", p.designName(best)),
		text.With("hires", p.people(p.hiresOf(best))), text.With("cost", p.wonOrNone(hireYear(p.finding(best)).Net)))
}

// ranked are the designs that can be ranked, by their positions.
func (p labPresenter) ranked() []int {
	var ranked []int
	for i, f := range p.result.findings.Designs {
		if !f.ValuedWithoutEvidence && p.hiresOf(i) > 0 && hireYear(f).Net != nil {
			ranked = append(ranked, i)
		}
	}
	return ranked
}

// hiresOf are the additional hires of design i.
func (p labPresenter) hiresOf(i int) float64 { return p.finding(i).AdditionalHires.Central }

// hireYear is the cost per additional hire and supported year.
func hireYear(f policy.DesignFinding) policy.CostPerHire { return costIn(f, policy.PerHireYear) }

// costIn is the cost per additional hire in the unit.
func costIn(f policy.DesignFinding, unit string) policy.CostPerHire {
	for _, c := range f.CostPerOtherUnit {
		if c.Unit == unit {
			return c
		}
	}
	return policy.CostPerHire{}
}

// warnings are what must be known before the figures are believed.
func (p labPresenter) warnings() []string {
	f := p.inFocus()
	var warnings []string
	if len(p.in.errors) > 0 {
		warnings = append(warnings, p.lang.T("policy.notice"))
	}
	if f.OutsideEvidence && f.MedianPayRise != nil {
		warnings = append(warnings, p.lang.T("policy.limits.outside", text.With("mark", mark(p.in.focus)), text.With("rise", p.shareOrNone(f.MedianPayRise)), p.evidenceLimit()))
	}
	if f.ValuedWithoutEvidence {
		warnings = append(warnings, p.lang.T("policy.limits.in_kind"))
	}
	if f.AboveDoubleSupport {
		warnings = append(warnings, p.lang.T("policy.limits.double", text.With("share", p.shareOrNone(f.StateShare))))
	}
	return warnings
}

// evidenceLimit is the change of pay that the studies cover.
func (p labPresenter) evidenceLimit() text.Arg {
	return text.With("limit", printRate(p.valueOf("response.evidence_limit").Scalar))
}
