package handlers

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// oneGrant is 800,000 dollars of RSUs over four years beside a base salary of
// 300,000 and a bonus of 60,000, at 1,400 won a dollar.
var oneGrant = map[string]string{
	"tax_year": "2026", "current.base": "300,000", "current.bonus": "60,000", "current.equity_annual": "",
	"current.equity.0.kind": "rsu", "current.equity.0.grant_value": "800,000", "current.equity.0.vesting": "25, 25, 25, 25",
	"current.equity.0.growth": "0", "current.equity.0.discount": "0", "market.krw_per_usd": "1,400",
}

// TestOneGrantEndToEnd follows the grant from the form to the chart and from
// there back to the law, one step a function.
func TestOneGrantEndToEnd(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	doc := v.get("/")
	doc = v.post(typing(formOf(doc), map[string]string{"do": "grant.add.current"}), http.StatusOK)
	form := typing(formOf(doc), oneGrant)

	refused := v.post(typing(form, map[string]string{"current.equity.0.grant_value": "80만 원어치"}), http.StatusUnprocessableEntity)
	if kept := valueOf(refused, "current.equity.0.grant_value"); kept != "80만 원어치" {
		t.Errorf("the refused text was kept as %q", kept)
	}

	grantInTheEngine(t)
	doc = v.post(form, http.StatusOK)
	// 800,000 × 25 % = 200,000; × 1,400 = 280,000,000 won
	if marks := textOf(doc.Find("#years svg title")); !strings.Contains(marks, "1년 차 주식 2억 8,000만 원") {
		t.Errorf("the chart shows %s", marks)
	}
	// 560,000 × 1,400 = 784,000,000 won
	if cell := textOf(doc.Find("#years tbody tr").First().Find("td").First()); cell != "784,000,000" {
		t.Errorf("the chart's table has %s for the first year", cell)
	}
	grantBackToTheLaw(t, v)
}

func grantInTheEngine(t *testing.T) {
	t.Helper()
	engine := newEngine(t)
	fields := maps.Clone(oneGrant)
	fields["offer.base"] = "2억"
	s, errs := engine.Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got, want := s.Current.Grants[0].Value, money.USD(80_000_000); got != want {
		t.Errorf("the grant was read as %v, want %v", got, want)
	}
	e := engine.Evaluate(s, scenario.Options{Record: true})
	if got, want := e.Result.Years[0].Current.GrossPay, money.USD(56_000_000); got != want {
		t.Errorf("gross pay is %v, want %v", got, want)
	}
	want := map[string]money.Money{
		"pay.equity":             money.USD(20_000_000), // 800,000 × 25 %
		"us.social_security":     money.USD(1_143_900),  // min(560,000, 184,500) × 6.2 %
		"us.medicare.regular":    money.USD(812_000),    // 560,000 × 1.45 %
		"us.medicare.additional": money.USD(324_000),    // (560,000 − 200,000) × 0.9 %
		"us.medicare":            money.USD(1_136_000),
	}
	for _, step := range e.Working.Steps() {
		if step.Scope != (worksheet.Scope{Side: worksheet.Current, Year: 1}) {
			continue
		}
		if line := step.Line.String(); !want[line].IsZero() {
			if step.Result != want[line] {
				t.Errorf("%s is %v, want %v", line, step.Result, want[line])
			}
			delete(want, line)
		}
	}
	for line := range want {
		t.Errorf("%s is not in the working", line)
	}
}

func grantBackToTheLaw(t *testing.T, v *visitor) {
	t.Helper()
	for line, want := range map[string][]string{
		"pay.equity":         {"$200,000.00", "$800,000", "25%"},
		"us.social_security": {"$11,439.00", "$560,000", "$184,500", "6.2%", "42 USC 430", "26 USC 3101(a)", "$800,000"},
		"us.medicare":        {"$11,360.00", "$8,120", "$3,240", "1.45%", "0.9%"},
	} {
		doc := v.get("/working?line=" + line + "&side=current&year=1")
		shown := textOf(doc.Find(".total")) + " " + textOf(doc.Find(".steps"))
		for _, part := range want {
			if !strings.Contains(shown, part) {
				t.Errorf("the working of %s lacks %s: %s", line, part, shown)
			}
		}
	}
	linked := v.get("/working?line=us.social_security&side=current&year=1").Find(`.steps a[href="/parameters/us.social_security.wage_base"]`)
	if linked.Length() == 0 {
		t.Error("the working has no link to the wage base")
	}
	if law := v.get("/parameters"); law.FindMatcher(goquery.Single(`[id="us.social_security.wage_base"]`)).Length() == 0 {
		t.Error("the list of law has no wage base")
	}
}
