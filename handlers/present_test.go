package handlers

import (
	"encoding/json"
	"maps"
	"regexp"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// articleFields are the article's case with a profile that has every fact of
// the relief for returning talent.
var articleFields = map[string]string{
	"current.base": "400000", "current.equity_annual": "1007000", "offer.base": "2억",
	"candidate.phd": "stem", "candidate.years_since_phd": "7", "candidate.years_abroad": "7", "candidate.research_years_abroad": "6",
	"employer.rd_lab": "true", "employer.employees": "120",
}

// articleWith is the article's case with other fields, pairs of path and text.
func articleWith(pairs ...string) map[string]string {
	fields := maps.Clone(articleFields)
	for i := 0; i < len(pairs); i += 2 {
		fields[pairs[i]] = pairs[i+1]
	}
	return fields
}

func presented(tb testing.TB, lang text.Lang, basis gap.Basis, audience db.Audience, fields map[string]string) presenter {
	tb.Helper()
	s := New(Config{Engine: newEngine(tb), Now: newConfig(tb).Now})
	sc, errs := s.Engine.Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	return s.present(lang, s.evaluate(sc, scenario.Options{Record: true, Sweep: true, Solve: true}), sc, basis, audience)
}

// findingCases has a scenario for every finding, with what its sentence and its
// condition say at purchasing power.
var findingCases = []struct {
	finding       scenario.Finding
	fields        map[string]string
	ko, en        []string // in the answer
	whyKo, whyEn  string   // in the condition
	missKo, notEn string   // not in the answer
}{
	{
		scenario.OursHigher, articleWith("current.base", "60000", "current.equity_annual", "0"),
		[]string{"구매력으로 견주면 우리 제안이 이미 지금 보수보다 많습니다", "정부 매칭까지 더하면"}, []string{"our offer is already more than the present pay", "With the match, our offer becomes"},
		"지금 제안으로 이미 같은 생활", "already allows the same life", "", "",
	},
	{
		scenario.NothingOffered, articleWith("offer.base", "0"),
		[]string{"우리 제안의 실수령이 0원을 넘지 않아 몇 배인지 말할 수 없습니다"}, []string{"there is no ratio to give"},
		"기본급을 적으면", "Enter a base salary", "배입니다", " times",
	},
	{
		scenario.ParityReached, articleWith("policy.rate", "90"),
		[]string{"4.0배입니다", "인건비의 90%를 매칭하면 우리 제안이 2.3배로 앞섭니다"}, []string{"4.0 times", "90% of labour cost our offer is ahead, at 2.3 times the need"},
		"기준으로 같아지고, 지금은 90%입니다", "it is 90% now", "", "",
	},
	{
		scenario.BelowFloor, articleWith("policy.floor", "10억"),
		[]string{"인건비가 지원 하한 10억\u00a0원에 못 미쳐"}, []string{"below the scheme's floor of ₩1,000.0M"},
		"지원 하한 10억\u00a0원", "floor of ₩1,000.0M", "줄어듭니다", "at the same cost",
	},
	{
		scenario.CapDecides, articleWith("policy.cap", "5000만"),
		[]string{"1인당 연 5,000만\u00a0원 한도에 걸려"}, []string{"because of the cap of ₩50.0M"},
		"한도가 없으면 2.1배까지 줄어듭니다", "Without it the gap would narrow to 2.1 times", "", "",
	},
	{
		scenario.ReliefRunsOut, articleWith("policy.years", "2"),
		[]string{"회사 부담은 그대로인 채", "지원은 3년 차부터 끊깁니다"}, []string{"at the same cost to the company", "The support stops from year 3"},
		"지원이 끝나는 3년 차부터 다시 4.0배로", "from year 3, when the support ends, the gap is 4.0 times", "", "",
	},
	{
		scenario.ParityWithin, articleWith(),
		[]string{"구매력으로 견주면 실리콘밸리 보수는 우리 제안의 4.0배입니다", "인건비의 50%를 매칭하면 회사 부담은 그대로인 채 2.1배로 줄어듭니다"}, []string{"By purchasing power, Silicon Valley pays 4.0 times our offer", "it is 2.1 times, at the same cost to the company"},
		"구매력 기준으로 같아집니다", "both are equal by purchasing power", "", "",
	},
	{
		scenario.ParityWithin, articleWith("policy.pass_through", "50", "current.equity_annual", "0", "current.base", "450000"),
		[]string{"회사 부담도 연"}, []string{"the company saves"},
		"같아집니다", "both are equal", "그대로인 채", "at the same cost",
	},
	{
		scenario.NoRateDoes, articleWith("policy.pass_through", "0"),
		[]string{"보수는 그대로이고", "매칭 비율만으로는 같아지지 않습니다"}, []string{"the pay stays the same", "No match rate alone makes both equal"},
		"전가율이 0%라", "The pass-through is 0%", "줄고", "it is 4",
	},
	{
		scenario.NoRateDoes, articleWith("current.base", "20000000"),
		[]string{"매칭 비율만으로는 같아지지 않습니다"}, []string{"No match rate alone makes both equal"},
		"지원의 끝까지 가도", "even the largest match falls short", "", "",
	},
}

func TestEveryFindingHasItsSentence(t *testing.T) {
	t.Parallel()
	seen := map[scenario.Finding]bool{}
	for _, c := range findingCases {
		seen[c.finding] = true
		for _, lang := range text.Langs() {
			p := presented(t, lang, gap.PurchasingPower, db.Full, c.fields)
			if p.finding() != c.finding {
				t.Errorf("%v is found to be %v", c.finding, p.finding())
				continue
			}
			want, why, miss := c.ko, c.whyKo, c.missKo
			if lang == text.English {
				want, why, miss = c.en, c.whyEn, c.notEn
			}
			answer, condition := views.Plain(views.Spans(p.answer())), views.Plain(views.Spans(p.condition()))
			for _, part := range want {
				if !strings.Contains(answer, part) {
					t.Errorf("%v, %v: %q lacks %q", c.finding, lang, answer, part)
				}
			}
			if miss != "" && strings.Contains(answer, miss) {
				t.Errorf("%v, %v: %q has %q", c.finding, lang, answer, miss)
			}
			if !strings.Contains(condition, why) {
				t.Errorf("%v, %v: condition %q lacks %q", c.finding, lang, condition, why)
			}
		}
	}
	for f := scenario.OursHigher; f <= scenario.NoRateDoes; f++ {
		if !seen[f] {
			t.Errorf("no case of %v", f)
		}
	}
}

// unfilled finds texts that are missing and placeholders without a word.
var unfilled = regexp.MustCompile(`\[[a-z_]+\.[^\]]*\]|\{[a-z_]+(:[^}]*)?\}`)

// TestNothingIsLeftUnsaid reads whole outcomes of every finding, on every
// basis, in both languages, for both audiences.
func TestNothingIsLeftUnsaid(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	more := []map[string]string{
		articleWith("policy.rate", "0"),
		articleWith("policy.reading", "on_top", "goals.gap_closed", "50", "goals.company_budget", "3억", "goals.government_budget", "100억"),
		articleWith("policy.rate", "0", "goals.company_budget", "1", "goals.government_budget", "100억"),
		articleWith("employer.rd_credit.claims", "true", "employer.rd_credit.usable_share", "100", "policy.rate", "60"),
		articleWith("current.equity_annual", "0", "current.equity.0.kind", "unit", "current.equity.0.grant_value", "$4m", "current.equity.0.vesting", "25,25,25,25", "current.equity.0.discount", "30"),
		articleWith("tax_year", "2025", "horizon_years", "1"), articleWith("tax_year", "2035", "horizon_years", "10", "policy.years", "10"),
		articleWith("candidate.nationality", "us"), articleWith("candidate.phd", "none"), articleWith("offer.regime", "resident"),
	}
	for _, c := range findingCases {
		more = append(more, c.fields)
	}
	for _, fields := range more {
		for _, lang := range text.Langs() {
			for _, basis := range gap.Bases {
				for _, audience := range []db.Audience{db.Full, db.Candidate} {
					p := presented(t, lang, basis, audience, fields)
					printed, err := json.Marshal(p.outcome())
					if err != nil {
						t.Fatal(err)
					}
					if left := unfilled.FindAllString(string(printed), -1); len(left) > 0 {
						t.Errorf("%v, %v, %v: left unsaid: %q in %v", lang, basis, audience, left, fields)
					}
				}
			}
		}
	}
}
