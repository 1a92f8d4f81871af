package handlers

import (
	"strconv"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
)

// digitsOf reads an amount of won as tables print it.
func digitsOf(tb testing.TB, printed string) int64 {
	tb.Helper()
	n, err := strconv.ParseInt(strings.NewReplacer(",", "", "+", "", "−", "-").Replace(printed), 10, 64)
	if err != nil {
		tb.Fatalf("%q is no amount", printed)
	}
	return n
}

func TestTheWaterfallSumsToTheWon(t *testing.T) {
	t.Parallel()
	for _, c := range findingCases {
		p := presented(t, text.Korean, gap.PurchasingPower, db.Full, c.fields)
		var at money.Money
		byKey := map[string]money.Money{}
		for _, s := range p.fallSteps() {
			switch {
			case s.kind == chart.Change:
				at = at.Add(s.amount)
			case s.key == "need" && s.amount != at:
				t.Errorf("%v: the fall ends at %v, the need is %v", c.finding, at, s.amount)
			default:
				at = s.amount
			}
			byKey[s.key] = s.amount
		}
		if at != byKey["need"] {
			t.Errorf("%v: the climb ends at %v, the need is %v", c.finding, at, byKey["need"])
		}
	}
}

func TestTheLedgersSumToNothing(t *testing.T) {
	t.Parallel()
	more := append(findingCases[:len(findingCases):len(findingCases)], findingCases[6])
	more[len(more)-1].fields = articleWith("offer.equity_annual", "1억", "offer.benefits", "1000만", "policy.pass_through", "80", "offer.signing", "5000만")
	for _, c := range more {
		p := presented(t, text.Korean, gap.PurchasingPower, db.Full, c.fields)
		table := p.ledger().Table
		var columns [3]int64
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				columns[i] += digitsOf(t, cell)
			}
		}
		for i, cell := range table.Foot[0].Cells {
			if got := digitsOf(t, cell); got != columns[i] {
				t.Errorf("%v: column %d sums to %d, the foot says %d", c.finding, i, columns[i], got)
			}
		}
		if columns[0] != columns[1] || columns[2] != 0 {
			t.Errorf("%v: paid %d, received %d, net %d", c.finding, columns[0], columns[1], columns[2])
		}
		for _, block := range p.ledgerLines() {
			if block.ID != "went" {
				continue
			}
			var sum int64
			for _, line := range block.Lines[:len(block.Lines)-1] {
				sum += digitsOf(t, line.Value)
			}
			if total := digitsOf(t, block.Lines[len(block.Lines)-1].Value); sum != total || total != int64(p.first().OfferWithPolicy.Subsidy) {
				t.Errorf("%v: the parts of the subsidy sum to %d of %d", c.finding, sum, total)
			}
		}
	}
}

// The article's case, by hand: see calc/preset/testdata/expected.yaml.
func TestTenSecondsOfTheArticle(t *testing.T) {
	t.Parallel()
	p := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith())
	// To stay: cash alone leaves $247,143.27, at 1,421.3963 won 351,288,530; the same life needs 653,512,489 won a year.
	// Our offer leaves 162,421,350 won in year one, with the match 315,233,178.
	rows := p.tenSeconds().Rows
	for i, want := range []struct{ first, living string }{{"3.5억\u00a0원", "6.5억\u00a0원"}, {"1.6억\u00a0원", "1.6억\u00a0원"}, {"3.2억\u00a0원", "3.2억\u00a0원"}} {
		if cells := rows[i].Cells; cells[0].Won != want.first || cells[3].Won != want.living {
			t.Errorf("row %d: %+v, want %+v", i, cells, want)
		}
	}
	if dollars := rows[0].Cells[0].Dollars; dollars != "24.7만\u00a0달러" {
		t.Errorf("to stay leaves %s in cash", dollars)
	}
	// Equity: 718,206.54 − 247,143.27 dollars a year after tax, four years: 1,884,253.08.
	if equity := rows[0].Cells[2]; equity.Dollars != "188만\u00a0달러" || rows[1].Cells[2].Note == "" {
		t.Errorf("equity is %+v and %+v", equity, rows[1].Cells[2])
	}
}

func TestOneColumnAfterTheSupportEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		years, columns, outside int
	}{{4, 5, 1}, {2, 4, 0}, {6, 4, 0}} {
		p := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("policy.years", strconv.Itoa(c.years)))
		years, outside := p.payYears(), 0
		for _, y := range years {
			if y.outsideSum {
				outside++
			}
		}
		if len(years) != c.columns || outside != c.outside {
			t.Errorf("%d years of support: %d columns, %d outside, want %d and %d", c.years, len(years), outside, c.columns, c.outside)
		}
	}
}

func TestASavedResultComputesNothingAnew(t *testing.T) {
	t.Parallel()
	p := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith("policy.cap", "5000만"))
	p.doc.Result.Parameters = document.Parameters{Version: "another"}
	if p.exchange() != nil {
		t.Error("another law's exchange rates are shown")
	}
	if condition := p.condition(); strings.Contains(condition, "한도가 없으면") {
		t.Errorf("another law's figure: %s", condition)
	}
}

func TestDoubleSupportIsWarnedOf(t *testing.T) {
	t.Parallel()
	// 60 % from the subsidy and 40 % of nearly the whole cost from the credit.
	fields := articleWith("policy.rate", "60", "employer.rd_credit.claims", "true", "employer.rd_credit.usable_share", "100")
	if warning := presented(t, text.Korean, gap.PurchasingPower, db.Full, fields).rdCredit().Warning; !strings.Contains(warning, "75%") {
		t.Errorf("warning %q", warning)
	}
	if warning := presented(t, text.Korean, gap.PurchasingPower, db.Full, articleWith()).rdCredit().Warning; warning != "" {
		t.Errorf("warning %q without a credit", warning)
	}
}
