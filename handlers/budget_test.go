package handlers

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/views/text"
)

func budgetPageOf(tb testing.TB, path string, status int) *goquery.Document {
	tb.Helper()
	w := ask(newHandler(tb), http.MethodGet, path, "")
	if w.Code != status {
		tb.Fatalf("%s: status %d, want %d", path, w.Code, status)
	}
	doc, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// The parts that 의안의 비용추계 등에 관한 규칙 제4조 asks for, and those of the
// budget office, in the form's order.
func TestBudgetPaperHasItsSections(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string][]string{
		"ko": {"Ⅰ. 비용추계 요약", "1. 재정수반요인", "2. 비용추계의 전제", "3. 비용추계 결과", "Ⅱ. 비용추계 상세", "4. 상세내역", "5. 재원조달방안",
			"6. 사회보험별 재정 영향과 발생 부채", "7. 조세지출", "8. 불확실성", "9. 출처와 가정"},
		"en": {"Ⅰ. Summary of the estimate", "1. Why it costs public money", "2. Premises", "3. Result", "Ⅱ. Details of the estimate", "4. Breakdown", "5. Funding",
			"6. Social insurance and accruing liabilities", "7. Tax expenditure", "8. Uncertainty", "9. Sources and assumptions"},
	} {
		doc := budgetPageOf(t, "/policy/budget?"+spentAndForgone+"&lang="+lang, http.StatusOK)
		var got []string
		doc.Find(".budget-part h2, .budget-part h3").Each(func(_ int, h *goquery.Selection) { got = append(got, textOf(h)) })
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: sections %q", lang, got)
		}
		whole(t, lang, doc)
		if strings.Contains(doc.Text(), "[budget.") {
			t.Errorf("%s: a text is missing", lang)
		}
		doc.Find(".budget caption").Each(func(_ int, c *goquery.Selection) {
			if !strings.HasPrefix(textOf(c), "[표]") && !strings.HasPrefix(textOf(c), "[Table]") {
				t.Errorf("%s: caption %q", lang, textOf(c))
			}
		})
	}
}

// rowOf are the amounts of a table's row.
func rowOf(tb testing.TB, table *goquery.Selection, name string) []int64 {
	tb.Helper()
	var amounts []int64
	table.Find("tbody tr").Each(func(_ int, tr *goquery.Selection) {
		if textOf(tr.Find("th")) != name {
			return
		}
		tr.Find("td").Each(func(_ int, td *goquery.Selection) {
			amount, err := strconv.ParseInt(strings.NewReplacer(",", "", "−", "-").Replace(textOf(td)), 10, 64)
			if err != nil {
				tb.Errorf("%s: %v", name, err)
			}
			amounts = append(amounts, amount)
		})
	})
	return amounts
}

// Every printed table sums exactly in its unit: across the years, from the
// items to the sums, and the nation's part and the local one to the whole.
func TestBudgetPaperSumsExactly(t *testing.T) {
	t.Parallel()
	doc := budgetPageOf(t, "/policy/budget?"+spentAndForgone+"&start_month=4", http.StatusOK)
	blocks := doc.Find("#results .budget-block").Slice(1, goquery.ToEnd)
	finance := doc.Find("#finance .budget-block").Slice(1, goquery.ToEnd)
	if blocks.Length() != 4 || finance.Length() != 4 {
		t.Fatalf("%d tables of years and %d of funding, want 4", blocks.Length(), finance.Length())
	}
	blocks.Each(func(i int, b *goquery.Selection) {
		row := func(name string) []int64 {
			amounts := rowOf(t, b, name)
			if amounts == nil {
				return make([]int64, 6) // left out: nothing in every year
			}
			return amounts
		}
		support, fee, national, local, credit, back := row("지원금 집행 계"), row("전담기관 운영비"), row("조세지출(국세)"), row("조세지출(지방세)"), row("기업 연구개발 세액공제의 변화"), row("환수금(차감)")
		cost, revenue, net := row("재정소요 합계"), row("세수 환류(차감)"), row("순소요")
		netLocal, netNational := rowOf(t, finance.Eq(i), "지방 순부담"), rowOf(t, finance.Eq(i), "국가 순부담")
		for n := range cost {
			if got := support[n] + fee[n] + national[n] + local[n] + credit[n] - back[n]; got != cost[n] {
				t.Errorf("design %d, column %d: items come to %d, the cost is %d", i+1, n+1, got, cost[n])
			}
			if cost[n]-revenue[n] != net[n] || netLocal[n]+netNational[n] != net[n] {
				t.Errorf("design %d, column %d: cost %d, revenue %d, net %d, local %d, national %d", i+1, n+1, cost[n], revenue[n], net[n], netLocal[n], netNational[n])
			}
		}
		for _, amounts := range [][]int64{support, fee, cost, revenue, net, netLocal, netNational} {
			sum := int64(0)
			for _, amount := range amounts[:5] {
				sum += amount
			}
			if sum != amounts[5] {
				t.Errorf("design %d: years come to %d, the sum is %d", i+1, sum, amounts[5])
			}
		}
	})
}

// The paper prints what the finding holds.
func TestBudgetPaperPrintsTheFinding(t *testing.T) {
	t.Parallel()
	sum := budgetOf(t, text.Korean, spentAndForgone, true).findings[0].BudgetTable.Sum
	lead := budgetPageOf(t, "/policy/budget?"+spentAndForgone, http.StatusOK).Find(".budget-lead").First().Text()
	for _, amount := range []int64{sum.Cost, sum.Revenue, sum.Net, sum.NetNational, sum.NetLocal} {
		if !strings.Contains(lead, text.Whole(amount)+"백만원") {
			t.Errorf("the lead lacks %d: %s", amount, lead)
		}
	}
}

func TestBudgetPaperAtTheSameBudget(t *testing.T) {
	t.Parallel()
	doc := budgetPageOf(t, "/policy/budget?cohort.size=20&compare=same_budget&budget=10억&design.1.instrument=match&design.2.instrument=lump_sum", http.StatusOK)
	if got := textOf(doc.Find("#premises")); !strings.Contains(got, "10억 원이 되도록") && !strings.Contains(got, "10.0억 원이 되도록") {
		t.Errorf("the premises do not name the budget: %s", got)
	}
	if got := doc.Find("#results h4").First().Text(); !strings.Contains(got, "적용") {
		t.Errorf("the title does not say what the design was brought to: %s", got)
	}
}

// What is typed wrongly is left out, and the paper says so.
func TestBudgetPaperSaysWhatItLeftOut(t *testing.T) {
	t.Parallel()
	doc := budgetPageOf(t, "/policy/budget?"+small+"&design.1.rate=many", http.StatusUnprocessableEntity)
	if doc.Find(".notice").Length() != 1 {
		t.Error("no notice")
	}
}

// Draws come after the page: a part of it, or a page for readers without a
// script.
func TestBudgetPaperFetchesItsRanges(t *testing.T) {
	t.Parallel()
	doc := budgetPageOf(t, "/policy/budget?"+small, http.StatusOK)
	link, _ := doc.Find("#risk [hx-get]").Attr("hx-get")
	if href, _ := doc.Find("#risk a").Attr("href"); link == "" || href != link {
		t.Fatalf("the script fetches %q, the link leads to %q", link, href)
	}
	ranges := budgetPageOf(t, link, http.StatusOK)
	if got := ranges.Find("table").Length(); got != 2 {
		t.Errorf("%d tables, want 2", got)
	}
	if got := ranges.Find("table").First().Find("tbody tr").Length(); got != 3 {
		t.Errorf("%d ranges, want people, gross and net", got)
	}
	whole(t, link, ranges)
}

func TestPolicyPageLinksToItsBudget(t *testing.T) {
	t.Parallel()
	doc := lab(t, small, http.StatusOK)
	for _, path := range []string{budgetPath, budgetBookPath} {
		if doc.Find(`a[href^="`+path+`?"]`).Length() != 1 {
			t.Errorf("no link to %s", path)
		}
	}
}
