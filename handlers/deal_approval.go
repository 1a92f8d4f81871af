package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// approval is the offer against what the board has agreed to; nil where it has
// said nothing.
func (p dealPresenter) approval() *views.DealSection {
	r := p.result.Approval
	if r == nil || r.Place == "" && r.ValidUntil == 0 && len(r.Flags) == 0 {
		return nil
	}
	out := &views.DealSection{
		ID: "approval", Title: p.approvalTitle(r), Sub: p.say("approval.sub"), Flags: p.flags(r.Flags), Lines: p.approvalLines(r),
	}
	if r.Place != "" {
		out.Drawing = p.approvalScale(r)
	}
	return out
}

// approvalTitle says where the offer stands, and how far from the nearest limit.
func (p dealPresenter) approvalTitle(r *deal.ApprovalResult) string {
	cost := p.amount("cost", r.Cost)
	left := func(key string, m *money.Money) string {
		if m == nil {
			return ""
		}
		return p.say("approval.left."+key, p.amount("amount", m.Max(m.Neg())))
	}
	switch {
	case r.Place == deal.BelowTarget:
		return joined(p.say("approval.title_below_target", cost), left("target", r.ToTarget))
	case r.Place == deal.WithinCeiling && r.ToCeiling != nil:
		return joined(p.say("approval.title_within", cost), left("ceiling", r.ToCeiling))
	case r.Place == deal.WithinCeiling && r.ToWalkAway != nil:
		return joined(p.say("approval.title_within", cost), left("walk_away", r.ToWalkAway))
	case r.Place == deal.WithinCeiling:
		return joined(p.say("approval.title_over_target", cost), left("over_target", r.ToTarget))
	case r.Place == deal.AboveCeiling:
		return joined(p.say("approval.title_above_ceiling", cost), left("over", r.ToCeiling))
	case r.Place == deal.BeyondWalkAway:
		return joined(p.say("approval.title_walk_away", cost), left("over", r.ToWalkAway))
	case r.ValidUntil != 0:
		return p.say("approval.title_valid", text.With("day", p.day(r.ValidUntil)))
	}
	return p.say("approval.title_limits", cost)
}

func (p dealPresenter) approvalLines(r *deal.ApprovalResult) []views.DealLine {
	lines := []views.DealLine{p.line(p.say("approval.cost"), r.Cost, "deal.cost.year")}
	for _, limit := range []struct {
		name string
		left *money.Money
	}{{"to_target", r.ToTarget}, {"to_ceiling", r.ToCeiling}, {"to_walk_away", r.ToWalkAway}} {
		if limit.left != nil {
			lines = append(lines, p.line(p.say("approval."+limit.name), *limit.left, "deal.approval."+limit.name))
		}
	}
	if r.ValidUntil != 0 {
		valid := views.DealLine{Label: p.fieldLabel("approval.valid_until"), Value: p.day(r.ValidUntil)}
		if r.DaysLeft != nil && *r.DaysLeft >= 0 {
			valid.Note = p.say("approval.days_left", text.Count("days", *r.DaysLeft))
		}
		lines = append(lines, valid)
	}
	return lines
}

// approvalScale draws the offer among the limits.
func (p dealPresenter) approvalScale(r *deal.ApprovalResult) *views.Figure {
	pin := func(name string, m money.Money) chart.ScalePin {
		return chart.ScalePin{Value: plot(m), Name: name, Amount: p.lang.Short(m)}
	}
	in := chart.PinScaleInput{ID: "approval-scale", Title: p.say("approval.drawing"), Value: pin(p.say("approval.offer"), r.Cost), Tone: chart.Company}
	t := ui.Table{Caption: p.say("approval.caption"), Head: numeric(p.say("approval.head"), p.say("approval.amount"))}
	put := func(name string, m money.Money) {
		t.Rows = append(t.Rows, ui.Row{Head: name, Cells: []string{p.cell(m)}})
	}
	put(in.Value.Name, r.Cost)
	a := p.deal.Approval
	said := []string{in.Value.Name + " " + in.Value.Amount}
	for _, limit := range []struct {
		field string
		most  money.Money
	}{{"approval.target", a.Target}, {"approval.ceiling", a.Ceiling}, {"approval.walk_away", a.WalkAway}} {
		if limit.most.IsZero() {
			continue
		}
		l := pin(p.say("label."+limit.field), limit.most)
		in.Limits, said = append(in.Limits, l), append(said, l.Name+" "+l.Amount)
		put(l.Name, limit.most)
	}
	in.Desc = strings.Join(said, p.say("list_joint"))
	return &views.Figure{ID: "approval-chart", Message: p.say("approval.chart"), Sub: p.say("approval.chart_sub"), Drawing: chart.PinScale(in), Table: t}
}
