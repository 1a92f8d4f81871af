package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// underLaw is the server on a law book in which values have moved.
func underLaw(t *testing.T, s *Server, values map[string]string) *Server {
	t.Helper()
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	for path, value := range values {
		param := book.Param(path)
		if param == nil {
			t.Fatalf("no parameter %s", path)
		}
		for i := range param.Values {
			param.Values[i].Node.Scalar = value
		}
	}
	config := s.Config
	if config.Engine, err = scenario.NewEngine(book); err != nil {
		t.Fatal(err)
	}
	return New(config)
}

// When a default has moved that the result took, the page shows it then and now
// with the figures that it moves, and no others' cause.
func TestMovedDefaultsAreShownThenAndNow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		typed       []string // entered, so that no default is taken
		audience    db.Audience
		moved       map[string]string
		says, lacks []string
	}{
		// 2,872,826.16 dollars at 1,421.3963 won are 4,083,424,474; at 1,600 the gap grows.
		{"exchange rate", nil, db.Full, map[string]string{"market.exchange_rate.krw_per_usd": "1600"}, []string{"1421.3963", "1600", "환율"}, nil},
		{"an exchange rate that was entered", []string{"market.krw_per_usd", "1421.3963"}, db.Full, map[string]string{"market.exchange_rate.krw_per_usd": "1600"}, nil, nil},
		{"purchasing power, to a candidate", nil, db.Candidate, map[string]string{"market.purchasing_power.krw_per_intl_usd": "900"}, []string{"900"}, nil},
		{"both a law and a default", nil, db.Full, map[string]string{"market.exchange_rate.krw_per_usd": "1600", "kr.employment_insurance.employee_rate": "0.01"}, []string{"1600", "0.9%", "1%"}, nil},
		{"a term of the support, to a candidate", nil, db.Candidate, map[string]string{"market.policy.pass_through": "0.5"}, nil, []string{"전가"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, saved := savedAs(t, c.audience, time.Time{}, articleWith(c.typed...))
			moved := underLaw(t, s, c.moved).Handler()
			doc := read(t, ask(moved, http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
			section := textOf(doc.Find("#since"))
			if c.says == nil && len(c.lacks) == 0 && section != "" {
				t.Errorf("the section says %s", section)
			}
			for _, want := range c.says {
				if !strings.Contains(section, want) {
					t.Errorf("the section lacks %q: %s", want, section)
				}
			}
			for _, not := range c.lacks {
				if strings.Contains(section, not) {
					t.Errorf("the section has %q: %s", not, section)
				}
			}
		})
	}
}

// A figure that differs names the values that it builds on: the company's cost
// stands on no rate of exchange.
func TestEachDifferenceHasItsCause(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := underLaw(t, s, map[string]string{"market.exchange_rate.krw_per_usd": "1600", "kr.employment_insurance.employer_rate": "0.05"}).Handler()
	doc := read(t, ask(h, http.MethodGet, "/s/"+saved.LinkID, "", "Accept-Language", text.Korean.Code()), http.StatusOK)
	causes := map[string]string{}
	doc.Find("#since tbody").First().Find("tr").Each(func(_ int, tr *goquery.Selection) {
		causes[textOf(tr.Find("th"))] = textOf(tr.Find("td").Last())
	})
	for figure, want := range map[string][2]string{
		"매칭 전 격차(구매력)": {"환율", "실업급여"}, "회사 연 부담": {"실업급여", "환율"},
	} {
		if got := causes[figure]; !strings.Contains(got, want[0]) || strings.Contains(got, want[1]) {
			t.Errorf("%s differs for %q, want %q and not %q; all: %v", figure, got, want[0], want[1], causes)
		}
	}
}
