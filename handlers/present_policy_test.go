package handlers

import (
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

func TestTheAnswerNamesWhatIsMatched(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fields         map[string]string
		ko, en         string // in the answer, the condition or the table's note
		notKo, notInEn string
	}{
		"a grant narrows": {policyFields(t, "kr_brainpool_individual_2026"), "브레인풀 개인유치형 2026의 한도인 연 3억\u00a05,000만\u00a0원을 모두 보수에 쓴다면", "If the whole of ₩350.0M a year, the cap of Brain Pool 2026, individuals, goes to pay, it narrows", "95%", "95%"},
		"a grant closes":  {policyFields(t, "kr_bpplus_person_pay", "current.base", "300000", "current.equity_annual", "0"), "한도인 연 10억\u00a0원을 모두 보수에 쓴다면 격차가 없어집니다", "goes to pay, the gap is closed", "95%", "95%"},
		// 50% × 100, 50, 25%: three supported years end at 12.5%.
		"a taper":            {articleWith("policy.years", "3", "policy.taper", "100,50,25"), "인건비의 첫해 50%에서 3년 차 12.5%까지를 매칭하면", "bearing 50%, falling to 12.5% by year 3, of labour cost", "인건비의 50%를", "bearing 50% of"},
		"a level rate":       {articleWith(), "인건비의 50%를 매칭하면", "bearing 50% of labour cost", "첫해 50%", "falling"},
		"cash pay":           {policyFields(t, "kr_senior_researcher"), "현금 보수의 50%", "50% of cash pay", "인건비의 50%", "50% of labour cost"},
		"a cap and an end":   {policyFields(t, "kr_senior_researcher"), "지원은 4년 차부터 끊깁니다.", "The support stops from year 4.", "3년 차부터", "from year 3"},
		"a cap to the end":   {articleWith("policy.cap", "5000만"), "한도에 걸려", "because of the cap", "끊깁니다", "support stops"},
		"on top, in reach":   {articleWith("policy.reading", "on_top", "policy.rate", "10", "current.equity_annual", "0", "current.base", "400000"), "회사 몫의", "on top of the company's own", "정할 수 없습니다", "more than this reading"},
		"on top, out of it":  {articleWith("policy.reading", "on_top"), "이 방식으로는 정할 수 없습니다", "on top, more than this reading allows", "에 해당합니다", "of the company's own"},
		"as a share":         {articleWith(), "구매력 기준으로 같아집니다", "both are equal", "이 방식으로는", "on top"},
		"more, without plus": {articleWith(), "매칭하면", "bearing", "보다 +", "+₩"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range text.Langs() {
				want, not := c.ko, c.notKo
				if lang == text.English {
					want, not = c.en, c.notInEn
				}
				p := presented(t, lang, gap.PurchasingPower, db.Full, c.fields)
				said := strings.Join([]string{views.Plain(views.Spans(p.answer())), views.Plain(views.Spans(p.condition())), p.matchRow().Note, p.offerNeed().Text}, " | ")
				if !strings.Contains(said, want) || strings.Contains(said, not) {
					t.Errorf("%v: %q lacks %q or has %q", lang, said, want, not)
				}
			}
		})
	}
}

// A company may promise only what it can pay alone, so both figures stand, and
// the one that rests on a match says so. With a match of one half of the cost
// the same budget carries twice the cost.
func TestABudgetIsShownWithAndWithoutTheMatch(t *testing.T) {
	t.Parallel()
	both := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("goals.company_budget", "3억")).goalNeeds()
	if len(both) != 2 || !strings.HasPrefix(both[0].Title, "회사 예산 3억\u00a0원으로") || !strings.HasPrefix(both[1].Title, "이 매칭이 시행된다면") {
		t.Fatalf("with a match: %+v", both)
	}
	unmatched := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("goals.company_budget", "3억", "policy.rate", "0")).goalNeeds()
	if len(unmatched) != 1 || unmatched[0].Figure != both[0].Figure || unmatched[0].Text != both[0].Text {
		t.Errorf("without a match %+v, promised %+v", unmatched, both[0])
	}
	doubled := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("goals.company_budget", "6억", "policy.rate", "0")).goalNeeds()
	if doubled[0].Figure != both[1].Figure {
		t.Errorf("twice the budget gives %v, half of the cost %v", doubled[0].Figure, both[1].Figure)
	}
}

func TestReadingsFollowTheRate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rate, company, government string // of the share
	}{{"0.5", "1", "1"}, {"0.95", "1", "19"}, {"0.25", "3", "1"}, {"0.6", "1", "1.5"}} {
		rate, err := money.ParseRate(c.rate)
		if err != nil {
			t.Fatal(err)
		}
		if company, government := partsOf(rate); company != c.company || government != c.government {
			t.Errorf("%s: company %s, government %s", c.rate, company, government)
		}
	}
	// Half on top is a third of the whole.
	if company, government := partsOf(money.Fraction(1, 3)); company != "2" || government != "1" {
		t.Errorf("a third: company %s, government %s", company, government)
	}
	eachVisitor(t, func(t *testing.T, v *visitor) {
		doc := v.post(typing(formOf(v.get("/")), map[string]string{"policy.rate": "95"}), 200)
		want := []string{"인건비의 95%", "회사 1 : 정부 19", "회사 몫의 95%"}
		if v.lang == "en" {
			want = []string{"95% of labour cost", "company 1 : state 19", "95% on top"}
		}
		for _, part := range want {
			if got := textOf(doc.Find("form")); !strings.Contains(got, part) {
				t.Errorf("the form lacks %q", part)
			}
		}
	})
}

// No text of the answer or of what it would take speaks of the rate of 95% with
// which a grant is written.
func TestAGrantNamesNoRate(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Langs() {
		p := presented(t, lang, gap.PurchasingPower, db.Full, policyFields(t, "kr_brainpool_individual_2026"))
		for _, n := range p.needs().Items {
			if said := n.Title + n.Figure.String() + n.Plain + n.Text; strings.Contains(said, "%") {
				t.Errorf("%q", said)
			}
		}
	}
}

func TestHiresAreCountedInPeople(t *testing.T) {
	t.Parallel()
	for lang, want := range map[text.Lang][2]string{text.Korean: {"명", "함께 지원할 수 있는 인원입니다"}, text.English: {" people", "supported at a time"}} {
		needs := presented(t, lang, gap.PurchasingPower, db.Full, articleWith("goals.government_budget", "100억")).goalNeeds()
		if len(needs) != 1 || !strings.HasSuffix(needs[0].Figure.String(), want[0]) || !strings.Contains(needs[0].Text, want[1]) {
			t.Errorf("%v: %+v", lang, needs)
		}
	}
}

func TestAGrantIsOfferedAsAnAmount(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		want := "정액 지원, 연 3억 5,000만 원까지, 3년"
		if v.lang == "en" {
			want = "grant, up to ₩350.0M a year, 3 years"
		}
		if got := textOf(v.get("/").Find("form")); !strings.Contains(got, want) {
			t.Errorf("no button says %q", want)
		}
	})
}

// Where no rate is at hand, as in the note of what just changed, the readings
// have names of their own.
func TestAReadingWithoutARateHasAName(t *testing.T) {
	t.Parallel()
	input, _ := fieldAt("policy.reading")
	for lang, want := range map[text.Lang]string{text.Korean: "회사 몫에 더 얹는 몫", text.English: "added on top of the company's own"} {
		if got := (formFields{lang: lang}).optionLabel(input, "on_top"); got != want {
			t.Errorf("%v: %q", lang, got)
		}
	}
}

func TestTheAnswerNamesThePlaceOfThePresentPay(t *testing.T) {
	t.Parallel()
	for place, want := range map[string][2]string{
		"us-ca": {"실리콘밸리 보수는 우리 제안의", "Silicon Valley pays"}, "us-wa": {"워싱턴 보수는 우리 제안의", "Washington pays"},
		"us-ny-nyc": {"뉴욕 보수는 우리 제안의", "New York pays"}, "us-ma": {"매사추세츠 보수는 우리 제안의", "Massachusetts pays"},
	} {
		for i, lang := range []text.Lang{text.Korean, text.English} {
			p := presented(t, lang, gap.PurchasingPower, db.Full, articleWith("current.jurisdiction", place))
			if got := views.Plain(views.Spans(p.answer())); !strings.Contains(got, want[i]) {
				t.Errorf("%s: %q lacks %q", place, got, want[i])
			}
		}
	}
}
