package handlers

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/views/text"
)

// What the law refuses, the page says with the reason and the article.
func TestTheOfferSaysWhatIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, section, law string
		changes            map[string]string
		reason             map[text.Lang]string
		lead               map[text.Lang]string // of the section
	}{
		{
			name: "an L5 engineer without a doctorate", section: "entry", law: "조세특례제한법 제18조의3",
			changes: map[string]string{"candidate.nationality": "kr", "candidate.phd": "none", "offer.regime": "returning_talent"},
			reason:  map[text.Lang]string{text.Korean: "박사 학위", text.English: "doctorate"},
			lead:    map[text.Lang]string{text.Korean: "쓸 수 없습니다", text.English: "cannot be used"},
		},
		{
			name: "a doctor of 2025 with one research year", section: "entry", law: "조세특례제한법 제18조의3",
			changes: map[string]string{
				"candidate.nationality": "kr", "candidate.phd": "stem", "candidate.years_since_phd": "1", "candidate.research_years_abroad": "1",
				"candidate.years_abroad": "6", "employer.rd_lab": "true", "offer.regime": "returning_talent",
			},
			reason: map[text.Lang]string{text.Korean: "연구 5년 이상", text.English: "Five years"},
			lead:   map[text.Lang]string{text.Korean: "쓸 수 없습니다", text.English: "cannot be used"},
		},
		{
			name: "a naturalised American in March 2027 on the flat rate", section: "entry", law: "조세특례제한법 제18조의2",
			changes: map[string]string{"candidate.nationality": "us", "ties.born_korean": "yes", "offer.regime": "foreign_flat", "move.leaving": "2027-02-15", "move.start": "2027-03-02"},
			reason:  map[text.Lang]string{text.Korean: "2026. 12. 31.", text.English: "31"},
			lead:    map[text.Lang]string{text.Korean: "쓸 수 없습니다", text.English: "cannot be used"},
		},
		{
			name: "options exercised at month 12", section: "options", law: "벤처기업육성에 관한 특별법 제16조의3",
			changes: map[string]string{
				"employer.venture": "true", "move.leaving": "2027-02-15", "move.start": "2027-03-02", "options.0.resolved": "2027-03-02",
				"options.0.shares": "1000", "options.0.strike": "10000", "options.0.price": "20000", "options.0.exercised": "2028-03-02",
			},
			reason: map[text.Lang]string{text.Korean: "2029년 3월 2일", text.English: "2029"},
			lead:   map[text.Lang]string{text.Korean: "2029년 3월 2일부터", text.English: "can be exercised from"},
		},
	}
	for _, test := range tests {
		for _, lang := range text.Langs() {
			t.Run(test.name+" "+lang.Code(), func(t *testing.T) {
				t.Parallel()
				section := dealOf(t, lang.Code(), "", test.changes).get("/offer").Find("#" + test.section)
				flag := section.Find(".deal-flag-refuse")
				if flag.Length() != 1 || !strings.Contains(textOf(flag), test.reason[lang]) || textOf(flag.Find("a")) != test.law {
					t.Errorf("refused: %q, want the reason %q and %s", textOf(flag), test.reason[lang], test.law)
				}
				if lead := textOf(section.Find("h2").First()); !strings.Contains(lead, test.lead[lang]) {
					t.Errorf("the section leads with %q, want %q", lead, test.lead[lang])
				}
			})
		}
	}
}

// dealRow is the row of a section's tables that begins with the words.
func dealRow(section *goquery.Selection, head string) *goquery.Selection {
	return section.Find("tbody tr").FilterFunction(func(_ int, row *goquery.Selection) bool {
		return strings.HasPrefix(textOf(row.Find("th")), head)
	})
}

// A year's pay of 240 million is 20 million a month; of March, begun on the
// second, 30 of 31 days. The payday shows both, the settlement comes with
// February's pay, and what is paid in first carries no pension.
func TestTheOfferShowsTheFirstPaydays(t *testing.T) {
	t.Parallel()
	changes := map[string]string{"offer.base": "240,000,000", "move.leaving": "2027-02-15", "move.start": "2027-03-02"}
	for lang, months := range map[text.Lang][3]string{text.Korean: {"2027년 3월", "2027년 4월", "2028년 2월"}, text.English: {"March 2027", "April 2027", "February 2028"}} {
		move := dealOf(t, lang.Code(), "", changes).get("/offer").Find("#move")
		first, second, last := dealRow(move, months[0]), dealRow(move, months[1]), dealRow(move, months[2])
		// 20,000,000 × 30 ÷ 31 = 19,354,838.7, cut to the won.
		if got := [2]string{textOf(first.Find("td").First()), textOf(second.Find("td").First())}; got != [2]string{"19,354,838", "20,000,000"} {
			t.Errorf("%v: base pay of March and April %v", lang, got)
		}
		if settled := textOf(last.Find("td").Eq(5)); settled == noRatio || settled == "" {
			t.Errorf("%v: nothing is settled in February: %q", lang, textOf(last))
		}
		if links := first.Find(`td a[href*="segment=3"]`).Length(); links < 5 {
			t.Errorf("%v: %d figures of March lead to a working of March", lang, links)
		}
	}
}

// Fees that a company pays, or a home that it leases: 35 × 12 million won a year
// untaxed, 30 million taxed as pay, each with the salary that buys the same.
func TestTheOfferComparesSupportWithSalary(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	changes := map[string]string{"settling.home": "company_lease", "settling.rent": "3,500,000", "settling.movers": "30,000,000", "settling.flights": ""}
	want := map[text.Lang][4]string{text.Korean: {"사택", "비과세", "이사비", "근로소득 과세"}, text.English: {"Company home", "untaxed", "Movers", "taxed as pay"}}
	for _, lang := range text.Langs() {
		section := dealOf(t, lang.Code(), "", changes).get("/offer").Find("#settling")
		home, movers := dealRow(section, want[lang][0]), dealRow(section, want[lang][2])
		if got := [2]string{textOf(home.Find(".chip")), textOf(movers.Find(".chip"))}; got != [2]string{want[lang][1], want[lang][3]} {
			t.Errorf("%v: treatments %v", lang, got)
		}
		given := map[text.Lang]string{text.Korean: "4,200만", text.English: "₩42.0M"}[lang]
		if got := textOf(home.Find("td").First()); got != given || textOf(home.Find("td").Eq(1)) != noRatio {
			t.Errorf("%v: home %q, want %s untaxed", lang, textOf(home), given)
		}
		if movers.Find("td a").Length() != 6 {
			t.Errorf("%v: %d figures of the movers lead to a working, want 6", lang, movers.Find("td a").Length())
		}
	}
}

// A rent that was left out is named, with its statistic; its button takes it.
func TestTheOfferTakesACitedAmount(t *testing.T) {
	t.Parallel()
	v := dealOf(t, "ko", "", map[string]string{"household.rent_us": "", "household.living_us": ""})
	household := v.get("/offer").Find("#household")
	if flags := textOf(household.Find(".deal-flag")); !strings.Contains(flags, "미국 월세를 비워 두어") {
		t.Errorf("what is missing: %q", flags)
	}
	offer := household.Find(`button[value="living.household.rent_us"]`)
	if offer.Length() != 1 || household.Find(".deal-offers a").AttrOr("href", "") == "" {
		t.Fatal("no cited rent is offered")
	}
	form := formOf(v.get("/offer"))
	maps.Copy(form, map[string][]string{"do": {"living.household.rent_us"}})
	page := v.page(v.send(http.MethodPost, "/offer", form), http.StatusOK)
	if value := page.Find(`input[name="household.rent_us"]`).AttrOr("value", ""); value == "" {
		t.Error("the cited rent is not in its field")
	}
	if page.Find(`#household button[value="living.household.rent_us"]`).Length() != 0 {
		t.Error("it is still offered")
	}
}

// Severance within the quoted salary is void, and a bonus of which nothing is
// said is named. 260 million × 12 ÷ 13 = 240 million.
func TestTheOfferFollowsTheLawOnSeverance(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	changes := map[string]string{"offer.base": "260,000,000", "offer.bonus": "30,000,000", "severance.included_in_base": "yes"}
	want := map[text.Lang][3]string{
		text.Korean:  {"효력이 없습니다", "보너스의 성격", "2억 4,000만 원"},
		text.English: {"void", "Nothing is said of the bonus", "₩240.0M"},
	}
	for _, lang := range text.Langs() {
		section := dealOf(t, lang.Code(), "", changes).get("/offer").Find("#severance")
		said := textOf(section)
		for _, words := range want[lang] {
			if !strings.Contains(said, words) {
				t.Errorf("%v: %q is not said in %q", lang, words, said)
			}
		}
		if textOf(section.Find(".deal-flag a").First()) == "" {
			t.Errorf("%v: a flag without its law", lang)
		}
	}
}
