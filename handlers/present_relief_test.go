package handlers

import (
	"slices"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// policyFields are the article's case under a policy of one click.
func policyFields(tb testing.TB, id string, pairs ...string) map[string]string {
	tb.Helper()
	policy, known := preset.PolicyNamed(id)
	if !known {
		tb.Fatalf("no policy %s", id)
	}
	fields := articleWith(pairs...)
	for _, f := range policy.Fields {
		fields[f.Path] = f.Text
	}
	return fields
}

func TestTheNoticeSaysWhatTheResultRestsOn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fields             map[string]string
		ko, en, notKo, not string
	}{
		"proposal":          {policyFields(t, "proposal_share"), "50% 매칭은 제안이며 시행 중인 제도가 아닙니다.", "The 50% match is a proposal, not a scheme in force.", "확인하지", "confirmed"},
		"proposal on top":   {policyFields(t, "proposal_on_top"), "50% 매칭은 제안이며", "The 50% match is a proposal", "직접 적은", "by hand"},
		"own terms":         {articleWith("policy.rate", "60"), "매칭 조건은 직접 적은 것이며", "entered by hand", "제안이며", "a proposal"},
		"no match":          {policyFields(t, "none"), "국내복귀 감면을 받는다고 보았습니다(일반 과세면 4", "Assumes the returning-talent relief (4.", "매칭", "match"},
		"scheme in force":   {policyFields(t, "kr_senior_researcher"), "국내복귀 감면을 받는다고 보았습니다(일반 과세면 4", "under ordinary tax, ", "제안이며", "a proposal"},
		"grant":             {policyFields(t, "kr_brainpool_individual_2026"), "회사가 신청할 수 있는지는 확인하지 못했습니다.", "Whether a company may apply was not confirmed.", "제안이며", "a proposal"},
		"no relief":         {articleWith("candidate.phd", "none"), "매칭", "match", "받는다고 보았습니다", "Assumes"},
		"ordinary chosen":   {articleWith("offer.regime", "resident"), "매칭", "match", "받는다고 보았습니다", "Assumes"},
		"chosen and closed": {articleWith("offer.regime", "returning_talent", "candidate.phd", "none"), "직접 고른 과세 방식입니다. 미충족 조건이 있어", "a condition is not met, so it could not be claimed", "받는다고 보았습니다", "Assumes"},
		"dual citizen":      {articleWith("candidate.nationality", "kr_us_dual"), "미국 시민·영주권자는 귀국 뒤에도 미국에 신고합니다.", "keep filing in the US", "미충족", "not met"},
		"American":          {articleWith("candidate.nationality", "us"), "그 세금은 넣지 않았고", "That tax is not included", "미충족", "not met"},
		"green card":        {articleWith("candidate.us_green_card", "true"), "미국에서 더 낼 수 있습니다", "take back part of the Korean relief", "미충족", "not met"},
		"Korean":            {articleWith(), "매칭", "match", "영주권자", "green-card"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range text.Langs() {
				want, not := c.ko, c.notKo
				if lang == text.English {
					want, not = c.en, c.not
				}
				got := presented(t, lang, gap.PurchasingPower, db.Full, c.fields).notice()
				if !strings.Contains(got, want) || strings.Contains(got, not) {
					t.Errorf("%q lacks %q or has %q", got, want, not)
				}
			}
		})
	}
}

func chipOf(tb testing.TB, fields map[string]string, id tax.Regime) views.Regime {
	tb.Helper()
	panel := presented(tb, text.Korean, gap.PurchasingPower, db.Full, fields).regimes()
	i := slices.IndexFunc(panel.Regimes, func(r views.Regime) bool { return r.ID == id.String() })
	if i < 0 {
		tb.Fatalf("no regime %v", id)
	}
	return panel.Regimes[i]
}

func TestReliefOnAssumedFactsIsSaid(t *testing.T) {
	t.Parallel()
	article, _ := preset.CaseNamed("article_2bn_won")
	untouched := map[string]string{}
	for _, f := range article.Fields {
		untouched[f.Path] = f.Text
	}
	entered := map[string]string{}
	for path, value := range untouched {
		entered[path] = value
	}
	entered["candidate.years_since_phd"] = "8"
	if got := chipOf(t, untouched, tax.ReturningTalent).State.Text; got != "가정한 조건으로 적용" {
		t.Errorf("untouched facts: %q", got)
	}
	if got := chipOf(t, entered, tax.ReturningTalent).State.Text; got != "지금 적용" {
		t.Errorf("entered facts: %q", got)
	}
}

func TestARegimeThatCannotBeClaimedPromisesNothing(t *testing.T) {
	t.Parallel()
	closed := chipOf(t, articleWith(), tax.ForeignFlat)
	if !strings.HasPrefix(closed.Difference, "해당한다면 일반 과세보다 +") {
		t.Errorf("closed: %q", closed.Difference)
	}
	if got := chipOf(t, articleWith(), tax.ReturningTalent).Difference; !strings.HasPrefix(got, "일반 과세보다 +") {
		t.Errorf("applied: %q", got)
	}
}

// The term is the tenth of the month after the first day of work, whatever the
// month.
func TestTheTermToApplyIsARule(t *testing.T) {
	t.Parallel()
	got := chipOf(t, articleWith("start_month", "9"), tax.ReturningTalent).Deadline
	if want := "일을 시작한 다음 달 10일까지 회사를 거쳐 신청합니다(2026년 9월 시작이면 2026. 10. 10.)."; !strings.Contains(got, want) {
		t.Errorf("%q lacks %q", got, want)
	}
}

func TestABillThatNarrowsPrintsNoYes(t *testing.T) {
	t.Parallel()
	for _, bill := range chipOf(t, articleWith(), tax.ReturningTalent).IfPassed {
		if strings.Contains(bill, "예)") || !strings.Contains(bill, "범위가 좁아질 계획입니다") {
			t.Errorf("%q", bill)
		}
	}
}

// The ceiling of the pension's base is set each July (국민연금법 시행령 제5조):
// that of July 2026 holds half of 2027, so only the other half is carried.
func TestAValueThatEndsWithinTheYearIsNamedWithItsMonth(t *testing.T) {
	t.Parallel()
	for lang, want := range map[text.Lang]string{
		text.Korean: "국민연금 기준소득월액 상한(2027년 7월부터)", text.English: "Ceiling of the monthly pension base (from July 2027)",
	} {
		if got := presented(t, lang, gap.PurchasingPower, db.Full, articleWith("tax_year", "2027")).carriedNotice(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
