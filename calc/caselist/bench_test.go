package caselist_test

import (
	"fmt"
	"iter"
	"testing"

	"github.com/offergap/offergap/calc/caselist"
)

// fullRows are rows with a value in each column of the template.
func fullRows(n int) iter.Seq2[caselist.Row, error] {
	values := map[string]string{
		"persona": "신규 박사", "weight": "1", "outside_capital": "아니요", "current.jurisdiction": "캘리포니아", "current.base": "250,000",
		"current.raise": "3", "offer.base": "1억 5,000만", "offer.raise": "3", "offer.regime": "유리한 것", "offer.equity.0.kind": "스톡옵션",
		"offer.equity.0.vesting": "0/50/25/25", "offer.equity.0.strike": "100", "offer.equity.0.growth": "0", "offer.equity.0.discount": "60",
		"candidate.nationality": "한국", "candidate.us_green_card": "예", "candidate.phd": "이공계·의학계 박사", "candidate.us_filing_status": "부부 합산",
		"candidate.children_ages": "3, 7", "candidate.years_since_phd": "6", "candidate.years_abroad": "7", "candidate.research_years_abroad": "6",
		"employer.employees": "120", "employer.sme": "예", "employer.venture": "예", "employer.rd_lab": "모름",
	}
	var head, cells []string
	for _, c := range caselist.Columns() {
		if c.More {
			continue
		}
		head = append(head, c.Ko)
		if value := values[c.Path]; value != "" {
			cells = append(cells, value)
		} else {
			cells = append(cells, "10,000")
		}
	}
	return func(yield func(caselist.Row, error) bool) {
		if !yield(caselist.Row{Line: 1, Cells: head}, nil) {
			return
		}
		for i := range n {
			cells[5] = fmt.Sprintf("%d", 100_000+i)
			if !yield(caselist.Row{Line: i + 2, Cells: cells}, nil) {
				return
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	engine := newEngine(b)
	b.ReportAllocs()
	for b.Loop() {
		list, err := caselist.Read(engine, fullRows(10_000), nil)
		if err != nil || list.Good != 10_000 {
			b.Fatal(err, list.Problems)
		}
	}
}
