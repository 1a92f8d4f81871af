package handlers

import (
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// TestWordsFollowTheFigures has the cases in which the usual words beside a
// figure would be false.
func TestWordsFollowTheFigures(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	ahead := articleWith("current.base", "60000", "current.equity_annual", "0")
	capped := articleWith("policy.cap", "5000만", "policy.years", "2")
	for _, c := range []struct {
		name   string
		fields map[string]string
		said   func(presenter) string
		ko, en string
	}{
		// Taxes of year one are 30 million won or more on 200 million of pay.
		{"taxes above the support", articleWith("policy.cap", "1000만"), func(p presenter) string { return p.ledger().Message }, "보다 많습니다", "exceeds the support of ₩10.0M"},
		{"recapture above the support", articleWith("policy.cap", "1000만"), func(p presenter) string { return p.stateFigure().Note }, "환류가 지원보다 연", "recapture exceeds support by"},
		{"support in some years", capped, func(p presenter) string { return p.stateFigure().Note }, "4년 평균, 2년만 지원", "average of 4 years, support in 2"},
		{"taxes of years without support", capped, presenter.netTotalLabel, "지원은 2년, 세금은 4년", "support for 2 years, tax of all 4"},
		{"a gross chart", articleWith(), func(p presenter) string { return p.yearBars().Message }, "세전 격차는 10.0배(구매력 4.0배)", "gross gap is 10.0 times (4.0 times by purchasing power)"},
		{"ours higher after the support", ahead, func(p presenter) string { return p.yearBars().Message }, "지원이 끝나도 우리 제안이 더", "stays higher"},
		{"a bar longer than the need", ahead, func(p presenter) string { return p.gapBar().Note }, "막대 안의 세로선", "The line in the bar"},
		{"ours is more", ahead, func(p presenter) string { return p.gapFigure().Figure.String() }, "배 많음", "× as much"},
		{"by how much more", ahead, func(p presenter) string { return p.gapFigure().Note }, "연 ", "a year more"},
		{"the excess of the waterfall", ahead, func(p presenter) string { s := p.fallSteps(); return p.drawnStep(s[len(s)-1]).Amount }, " 넘음", " above"},
		{"a closed gap", articleWith("policy.rate", "90"), func(p presenter) string { return p.gapFigure().Note }, "격차를 모두 메움", "gap fully closed"},
		{"equity in the title", articleWith(), func(p presenter) string { return p.waterfall().Message }, "세전 20.0억\u00a0원(주식 14.3억\u00a0원 포함)", "(₩1,431.3M of it equity)"},
		{"cash alone in the title", articleWith("current.equity_annual", "0"), func(p presenter) string { return p.waterfall().Message }, "원의 생활은 한국에서", "gross buys takes"},
		{"no discount", articleWith(), func(p presenter) string { return p.tenSeconds().Columns[2].Note }, "액면과 같습니다", "same as on paper"},
		{
			"options without growth",
			articleWith("offer.equity.0.kind", "option", "offer.equity.0.grant_value", "2억5천", "offer.equity.0.vesting", "25,25,25,25", "offer.equity.0.growth", "0"),
			func(p presenter) string { return p.tenSeconds().Rows[1].Note },
			"2억\u00a05,000만\u00a0원은 성장률 0%에서", "₩250.0M option gains nothing at 0% growth",
		},
	} {
		for lang, want := range map[text.Lang]string{text.Korean: c.ko, text.English: c.en} {
			if got := c.said(presented(t, lang, gap.PurchasingPower, db.Full, c.fields)); !strings.Contains(got, want) {
				t.Errorf("%s, %v: %q lacks %q", c.name, lang, got, want)
			}
		}
	}
}

func TestNoParityIsDrawnWhereOursIsHigher(t *testing.T) {
	t.Parallel()
	p := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("current.base", "60000", "current.equity_annual", "0"))
	for _, g := range p.rateCurve().Drawing.Groups {
		for _, l := range g.Labels {
			if strings.Contains(l.Text, "같아짐") {
				t.Errorf("the curve says %q", l.Text)
			}
		}
	}
}

// The net cost of the state is the support less the taxes above it, to the won.
func TestTheNetCostIsASum(t *testing.T) {
	t.Parallel()
	lines := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith()).stateNets().Lines
	var sum int64
	for _, l := range lines[:3] {
		sum += digitsOf(t, l.Value)
	}
	if net := digitsOf(t, lines[3].Value); net != sum {
		t.Errorf("the parts sum to %d, the net cost is %d", sum, net)
	}
}
