package caselist_test

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
)

// boundEngine binds the law once for all tests: it is immutable.
var boundEngine = sync.OnceValues(func() (*scenario.Engine, error) {
	book, err := law.Load()
	if err != nil {
		return nil, err
	}
	return scenario.NewEngine(book)
})

func newEngine(tb testing.TB) *scenario.Engine {
	tb.Helper()
	engine, err := boundEngine()
	if err != nil {
		tb.Fatal(err)
	}
	return engine
}

// table are rows written with bars between the cells, the headings first.
func table(lines ...string) iter.Seq2[caselist.Row, error] {
	return func(yield func(caselist.Row, error) bool) {
		for i, line := range lines {
			if !yield(caselist.Row{Line: i + 1, Cells: strings.Split(line, "|")}, nil) {
				return
			}
		}
	}
}

// readList is a list with its cases.
type readList struct {
	caselist.List
	Cases []policy.Case
}

func read(tb testing.TB, lines ...string) readList {
	tb.Helper()
	var out readList
	list, err := caselist.Read(newEngine(tb), table(lines...), func(c policy.Case) { out.Cases = append(out.Cases, c) })
	if err != nil {
		tb.Fatal(err)
	}
	if out.List = list; list.Good != len(out.Cases) {
		tb.Errorf("%d good rows, %d cases", list.Good, len(out.Cases))
	}
	return out
}

// found are the problems as line:column field code.
func found(list readList) []string {
	var out []string
	for _, p := range list.Problems {
		out = append(out, fmt.Sprintf("%d:%d %s %s", p.Line, p.Position, p.Path, p.Code))
	}
	return out
}

func TestReadTakesWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	list := read(t,
		"제안 기본급(원)|현재 근무지|지금 일하는 곳|지금 기본급 (달러)|Present bonus|자녀 나이|박사 학위|기업부설연구소|중소기업|비수도권 일자리|인원(가중치)|유형|offer.raise|제안 주식 종류|제안 주식 부여액(원)|국적|학위 뒤 햇수",
		"2억|x|시애틀|40만 달러|$60k|3, 7|이공계·의학계 박사|모름|O|예|2.5|신규 박사 · 빅테크 연구과학자|3|스톡옵션|1억 5,000만|미국|",
	)
	want := []string{"1:2  unknown_column", "2:3 current.jurisdiction not_an_option"}
	if diff := cmp.Diff(want, found(list)); diff != "" {
		t.Fatalf("problems (-want +got):\n%s", diff)
	}
	list = read(t,
		"제안 기본급(원)|지금 일하는 곳|지금 기본급 (달러)|Present bonus|자녀 나이|박사 학위|기업부설연구소|중소기업|비수도권 일자리|인원(가중치)|유형|offer.raise|제안 주식 종류|제안 주식 부여액(원)|국적|학위 뒤 햇수",
		"2억|워싱턴|40만 달러|$60k|3, 7|이공계·의학계 박사|모름|X|예|2.5|신규 박사 · 빅테크 연구과학자|3|스톡옵션|1억 5,000만|미국|",
	)
	if len(list.Cases) != 1 {
		t.Fatalf("problems %v", found(list))
	}
	c := list.Cases[0]
	s := c.Scenario
	if c.Persona != "new_phd" || c.Weight != 2.5 || !c.OutsideCapital {
		t.Errorf("persona %q, weight %v, outside the capital %t", c.Persona, c.Weight, c.OutsideCapital)
	}
	if s.Offer.Base != money.KRW(200_000_000) || s.Current.Base != money.USD(400_000_00) || s.Current.Bonus != money.USD(60_000_00) {
		t.Errorf("pay %v, %v, %v", s.Offer.Base, s.Current.Base, s.Current.Bonus)
	}
	if s.Current.Jurisdiction != us.Washington || s.Candidate.Nationality != scenario.American || s.Candidate.PhD != scenario.PhDSTEM {
		t.Errorf("place %v, nationality %v, doctorate %v", s.Current.Jurisdiction, s.Candidate.Nationality, s.Candidate.PhD)
	}
	if s.Employer.SME || s.Employer.RDLab != scenario.Unknown || s.Candidate.YearsSincePhD.Known || !s.Employer.Venture {
		t.Errorf("company %+v", s.Employer)
	}
	if s.Offer.Raise != money.Fraction(3, 100) || s.Candidate.FilingStatus != tax.Single {
		t.Errorf("raise %v, filing %v", s.Offer.Raise, s.Candidate.FilingStatus)
	}
	if len(s.Offer.Grants) != 1 || s.Offer.Grants[0].Kind != offer.Option || s.Offer.Grants[0].Value != money.KRW(150_000_000) {
		t.Errorf("grants %+v", s.Offer.Grants)
	}
	if diff := cmp.Diff([]int{3, 7}, s.Candidate.ChildrenAges); diff != "" {
		t.Errorf("children:\n%s", diff)
	}
}

func TestReadSaysWhatIsWrongAndKeepsTheRest(t *testing.T) {
	t.Parallel()
	const head = "current.base|offer.base|offer.bonus|candidate.children_ages|employer.sme|weight|persona|offer.equity.0.vesting|offer.non_taxable_monthly"
	for row, want := range map[string][]string{
		"300000|1억":              nil,
		"|1억":                    {"2:1 current.base missing"},
		"많음|1억":                  {"2:1 current.base not_money"},
		"300000|1억 2000":         {"2:2 offer.base ambiguous"},
		"300000 원|1억":            {"2:1 current.base wrong_currency"},
		"-5|-1억":                 {"2:1 current.base negative", "2:2 offer.base negative"},
		"300000|2조":              {"2:2 offer.base out_of_range"},
		"300000|1억|0|2026-03-05": {"2:4 candidate.children_ages excel_date"},
		"300000|1억|0|3월 5일":      {"2:4 candidate.children_ages excel_date"},
		"300000|1억|05-Mar":       {"2:3 offer.bonus excel_date"},
		"300000|1억|0||maybe":     {"2:5 employer.sme not_an_option"},
		"300000|1억|0|||0":        {"2:6 weight out_of_range"},
		"300000|1억|0|||many":     {"2:6 weight not_a_number"},
		"300000|1억||||1|a\x00b":  {"2:7 persona bad_label"},
		"300000|1억||||1||60/60":  {"2:8 offer.equity.0.vesting shares_over_one"},
		"300000|100만||||1|||20만": {"2:2 offer.base below_non_taxable"},
		"300000|1억||||1|||" + strings.Repeat("1", 300): {"2:9 offer.non_taxable_monthly too_long"},
	} {
		list := read(t, head, row, "200,000|9,000만")
		if diff := cmp.Diff(want, found(list)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", row, diff)
		}
		wrong := min(len(want), 1)
		if len(list.Cases) != 2-wrong || list.Rows != 2 || list.Wrong != wrong || list.ProblemCount != len(want) {
			t.Errorf("%q: %d cases, %d rows, %d wrong, %d problems", row, len(list.Cases), list.Rows, list.Wrong, list.ProblemCount)
		}
	}
}

func TestReadJudgesTheHeadings(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]struct {
		problems []string
		refused  bool
	}{
		"offer.base|current.base":                       {},
		"제안 기본급|지금 기본급":                                 {},
		"Offered base salary (won)|PRESENT BASE SALARY": {},
		"offer.base":                                          {[]string{"1:0 current.base missing_column"}, true},
		"offer.base|current.base|이름":                          {[]string{"1:3  personal_column"}, true},
		"offer.base|current.base|E-mail":                      {[]string{"1:3  personal_column"}, true},
		"offer.base|current.base|Candidate Name":              {[]string{"1:3  personal_column"}, true},
		"offer.base|current.base|ofer.bonus":                  {[]string{"1:3  unknown_column_near"}, false},
		"offer.base|current.base|제안 보나스":                      {[]string{"1:3  unknown_column_near"}, false},
		"offer.base|current.base|색깔":                          {[]string{"1:3  unknown_column"}, false},
		"offer.base|current.base|제안 기본급":                      {[]string{"1:3 offer.base duplicate_column"}, false},
		"offer.base|current.base" + strings.Repeat("|x", 300): {[]string{"1:0  too_many_columns"}, true},
	} {
		list := read(t, "", head, "")
		list2 := read(t, head, "1억|1억 달러")
		if head == "offer.base|current.base" && len(list2.Cases) != 1 {
			t.Errorf("%.60q: no case: %v", head, found(list2))
		}
		if !want.refused {
			list = list2
		} else {
			for i := range list.Problems {
				list.Problems[i].Line-- // the blank line above
			}
		}
		if diff := cmp.Diff(want.problems, found(list)); diff != "" || list.Refused != want.refused {
			t.Errorf("%.60q: refused %t, problems (-want +got):\n%s", head, list.Refused, diff)
		}
	}
	near := read(t, "offer.base|current.base|ofer.bonus", "1억|10만").Problems[0]
	if diff := cmp.Diff([]scenario.Arg{{Name: "nearest", Value: "offer.bonus"}}, near.Args); diff != "" {
		t.Errorf("nearest (-want +got):\n%s", diff)
	}
}

func TestReadBounds(t *testing.T) {
	t.Parallel()
	rows := func(n int, cells ...string) iter.Seq2[caselist.Row, error] {
		return func(yield func(caselist.Row, error) bool) {
			if !yield(caselist.Row{Line: 1, Cells: []string{"offer.base", "current.base", "persona"}}, nil) {
				return
			}
			for i := range n {
				if !yield(caselist.Row{Line: i + 2, Cells: cells}, nil) {
					return
				}
			}
		}
	}
	list, err := caselist.Read(newEngine(t), rows(caselist.MaxRows+1, "x"), nil)
	if err != nil {
		t.Fatal(err)
	}
	// each row: its offer does not read, its current pay is missing; and the row too many
	if list.ProblemCount != 2*caselist.MaxRows+1 || len(list.Problems) != caselist.MaxProblems || list.Wrong != caselist.MaxRows {
		t.Errorf("%d problems, %d kept, %d wrong rows", list.ProblemCount, len(list.Problems), list.Wrong)
	}
	var labels []string
	for i := range 22 {
		labels = append(labels, fmt.Sprintf("1억|10만|사람 %d", i))
	}
	labelled := read(t, append([]string{"offer.base|current.base|persona"}, labels...)...)
	if diff := cmp.Diff([]string{"22:3 persona too_many_labels", "23:3 persona too_many_labels"}, found(labelled)); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	for _, lines := range [][]string{{}, {""}, {"offer.base|current.base"}, {"offer.base|current.base", " | "}} {
		if list := read(t, lines...); !list.Refused || list.Problems[0].Code != "no_rows" {
			t.Errorf("%q: %v", lines, found(list))
		}
	}
	broken := errors.New("broken")
	_, err = caselist.Read(newEngine(t), func(yield func(caselist.Row, error) bool) { yield(caselist.Row{}, broken) }, nil)
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the rows", err)
	}
}

func TestRestoreGivesTheSameCases(t *testing.T) {
	t.Parallel()
	list := read(t,
		"유형|제안 기본급(원)|지금 일하는 곳|지금 기본급(달러)|중소기업|인원(가중치)|자녀 나이|색깔|기업부설연구소",
		"박사후연구원, \"2년 차\"|2억|뉴욕시|40만|아니요|3|4, 9|빨강|예",
		"=1+1|9천만|매사추세츠|$90,000|예||2|파랑|모름",
		"|없음|||||||",
	)
	if len(list.Cases) != 2 {
		t.Fatalf("problems %v", found(list))
	}
	if strings.Contains(string(list.Compact), "빨강") {
		t.Error("an unknown column is kept")
	}
	cases, err := caselist.Restore(newEngine(t), list.Compact)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(list.Cases, cases, cmp.AllowUnexported(money.Money{}, money.Rate{})); diff != "" {
		t.Errorf("restored (-read +restored):\n%s", diff)
	}
	for _, broken := range []string{"", "\"", "offer.base\n1", "offer.base,current.base\nx,1"} {
		if _, err := caselist.Restore(newEngine(t), []byte(broken)); err == nil {
			t.Errorf("%q was restored", broken)
		}
	}
}
