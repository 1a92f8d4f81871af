package handlers

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// severance shows what the law counts towards severance pay and what it does
// not.
func (p dealPresenter) severance() *views.DealSection {
	r := p.result.Severance
	out := &views.DealSection{ID: "severance", Title: p.severanceMessage(), Sub: p.say("severance.sub"), Flags: p.flags(r.Flags)}
	put := func(key string, amount money.Money, id string) {
		out.Lines = append(out.Lines, p.line(p.say("severance."+key), amount, id))
	}
	if p.deal.Severance.IncludedInBase {
		put("paid_base", r.PaidBase, "kr.severance.paid_base")
		put("in_base", r.InBase, "deal.severance.in_base")
	}
	put("counted", r.Counted, "deal.severance.counted")
	put("outside", r.Outside, "deal.severance.outside")
	if r.Accrual != nil {
		put("accrual", *r.Accrual, "kr.severance.accrual")
		put("first_year", *r.FirstYear, "deal.severance.first_year")
	}
	if r.OwedAgain.Sign() > 0 {
		put("owed_again", r.OwedAgain, "kr.severance.accrual")
	}
	if r.DueFrom != 0 {
		out.Lines = append(out.Lines, views.DealLine{Label: p.say("severance.due_from"), Value: p.day(r.DueFrom)})
	}
	for _, cited := range []string{"대법원 2026. 1. 29. 선고 (삼성전자 퇴직금)", "근로기준법 제2조제1항제6호", "근로자퇴직급여보장법 제20조제1항"} {
		out.Sources = append(out.Sources, p.cited(cited))
	}
	return out
}

func (p dealPresenter) severanceMessage() string {
	r := p.result.Severance
	switch {
	case r.OwedAgain.Sign() > 0:
		return p.say("severance.title_void", p.amount("amount", r.InBase))
	case r.Accrual == nil:
		return p.say("severance.title_executive")
	}
	return p.say("severance.title", p.amount("amount", *r.Accrual), text.With("day", p.day(r.DueFrom)))
}
