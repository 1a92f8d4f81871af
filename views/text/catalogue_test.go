package text

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
)

func TestTheLanguagesHaveTheSameTexts(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]Lang{{Korean, English}, {English, Korean}} {
		for key, has := range texts[pair[0]] {
			other, found := texts[pair[1]][key]
			if !found {
				t.Errorf("%s has a text in %s and none in %s", key, pair[0], pair[1])
				continue
			}
			if diff := cmp.Diff(has.names(), other.names()); diff != "" {
				t.Errorf("%s: placeholders differ between %s (-) and %s (+):\n%s", key, pair[0], pair[1], diff)
			}
		}
	}
}

func TestEveryErrorHasASentence(t *testing.T) {
	t.Parallel()
	codes := strings.Fields(`missing not_a_number not_money negative too_large too_many out_of_range
		not_an_option wrong_currency too_precise shares_over_one below_non_taxable unknown_field null_value
		wrong_type not_json too_long`)
	for _, e := range money.ReadErrors() {
		codes = append(codes, string(e))
	}
	for _, code := range codes {
		if !Has("errors." + code) {
			t.Errorf("errors.%s has no text", code)
		}
	}
}

func TestErrorSentences(t *testing.T) {
	t.Parallel()
	cases := []struct {
		lang Lang
		code string
		path string
		want string
	}{
		{Korean, "missing", "current.base", "지금 받는 기본급을 적어 주십시오."},
		{Korean, "not_money", "policy.cap", "1인당 연간 한도를 읽지 못했습니다. ‘10억’, ‘5,000만’처럼 적어 주십시오."},
		{Korean, "out_of_range", "policy.rate", "매칭 비율은 0%에서 95% 사이로 적어 주십시오."},
		{English, "missing", "current.base", "Enter current base pay."},
		{English, "not_money", "policy.cap", "We could not read cap per hire and year. Write it like 1bn or 50M."},
		{English, "out_of_range", "policy.rate", "Match rate must be between 0% and 95%."},
	}
	for _, c := range cases {
		got := c.lang.T("errors."+c.code, With("field", c.lang.Field(c.path)), With("min", "0%"), With("max", "95%"))
		if got != c.want {
			t.Errorf("%s of %s = %q, want %q", c.code, c.path, got, c.want)
		}
	}
}

// evaluateBody has every field of POST /api/v1/evaluate.
const evaluateBody = `{"tax_year": 0, "start_month": 0, "horizon_years": 0,
 "candidate": {"nationality": "", "us_green_card": false, "phd": "", "years_since_phd": 0, "years_abroad": 0,
  "research_years_abroad": 0, "us_filing_status": "", "spouse_pay_us": 0, "spouse_pay_kr": 0, "children_ages": [0]},
 "current": {"jurisdiction": "", "base": 0, "bonus": 0, "signing": 0, "relocation": 0, "benefits": 0, "raise": 0,
  "equity": [{"kind": "", "grant_value": 0, "vesting": [0], "strike": 0, "growth": 0, "discount": 0}]},
 "offer": {"jurisdiction": "", "base": 0, "bonus": 0, "signing": 0, "relocation": 0, "benefits": 0, "raise": 0,
  "non_taxable_monthly": 0, "regime": "",
  "equity": [{"kind": "", "grant_value": 0, "vesting": [0], "strike": 0, "growth": 0, "discount": 0}]},
 "employer": {"employees": 0, "sme": true, "venture": true, "rd_lab": true, "industrial_accident_rate": 0,
  "rd_credit": {"claims": false, "rate": 0, "usable_share": 0}},
 "policy": {"rate": 0, "base": "", "floor": 0, "cap": 0, "years": 0, "taper": [0], "pass_through": 0, "program": ""},
 "market": {"krw_per_usd": 0, "ppp_krw_per_usd": 0, "us_price_level": 0, "local_spend_share": 0, "discount_rate": 0},
 "goals": {"gap_closed": 0, "company_budget": 0, "government_budget": 0}}`

func TestEveryInputHasALabel(t *testing.T) {
	t.Parallel()
	var body map[string]any
	if err := json.Unmarshal([]byte(evaluateBody), &body); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, node any)
	walk = func(path string, node any) {
		if path != "" && !Has("fields."+withoutPositions(path)) {
			t.Errorf("fields.%s has no text", path)
		}
		switch node := node.(type) {
		case map[string]any:
			for name, child := range node {
				walk(strings.TrimPrefix(path+"."+name, "."), child)
			}
		case []any:
			walk(path+".0", node[0])
		}
	}
	walk("", body)
}

func TestFieldLeavesPositionsOut(t *testing.T) {
	t.Parallel()
	const want = "지금 받는 주식의 부여액"
	for _, path := range []string{"current.equity.grant_value", "current.equity.0.grant_value", "current.equity[12].grant_value"} {
		if got := Korean.Field(path); got != want {
			t.Errorf("Field(%q) = %q, want %q", path, got, want)
		}
	}
	if got := Korean.Field("current.salry"); got != "current.salry" {
		t.Errorf("an unknown path is labelled %q", got)
	}
}

func TestLoadRefusesBrokenCatalogues(t *testing.T) {
	t.Parallel()
	cases := map[string]fstest.MapFS{
		"a.b is defined twice":       {"catalogue/x.ko.yaml": file("a: {b: 하나}\n"), "catalogue/y.ko.yaml": file("a.b: 둘\n")},
		"already defined":            {"catalogue/x.ko.yaml": file("a: 하나\na: 둘\n")},
		"the text is empty":          {"catalogue/x.ko.yaml": file("a: ' '\n")},
		"a is no text":               {"catalogue/x.ko.yaml": file("a: 1\n")},
		"a brace is not closed":      {"catalogue/x.ko.yaml": file("a: '{n'\n")},
		"has no proper name":         {"catalogue/x.ko.yaml": file("a: '{a b}'\n")},
		"has no known pair of forms": {"catalogue/x.ko.yaml": file("a: '{field:를/을}'\n")},
		"must end in":                {"catalogue/x.fr.yaml": file("a: un\n")},
	}
	for want, files := range cases {
		if _, err := load(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("loading gave %v, want %q", err, want)
		}
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestParticlesMayCarryAnEnding(t *testing.T) {
	t.Parallel()
	loaded, err := load(fstest.MapFS{"catalogue/x.ko.yaml": file("a: '{share:으로는/로는} 모자랍니다.'\n")})
	if err != nil {
		t.Fatal(err)
	}
	if got := loaded[Korean]["a"].fill(Korean, []Arg{With("share", "50%")}); got != "50%로는 모자랍니다." {
		t.Errorf("printed %q", got)
	}
}

func TestMissingTextsAndWordsShowTheirNames(t *testing.T) {
	t.Parallel()
	if got := English.T("no.such.key"); got != "[no.such.key]" || Has("no.such.key") {
		t.Errorf("a missing text prints %q", got)
	}
	if got := Korean.T("errors.missing"); got != "{field} 적어 주십시오." {
		t.Errorf("a missing word prints %q", got)
	}
}

func TestEnglishNounsFollowTheNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "It lasts for 0 years.", 1: "It lasts for 1 year.", 4: "It lasts for 4 years."} {
		if got := English.T("result.regime.duration", Count("years", n)); got != want {
			t.Errorf("%d years are %q, want %q", n, got, want)
		}
	}
	if got := Korean.T("result.regime.duration", Count("years", 4)); got != "4년 동안 적용됩니다." {
		t.Errorf("four years are %q", got)
	}
}

func TestLanguagesAreFoundByTheirCode(t *testing.T) {
	t.Parallel()
	for _, l := range Langs() {
		if got, ok := ParseLang(l.Code()); !ok || got != l {
			t.Errorf("ParseLang(%q) = %v, %v", l.Code(), got, ok)
		}
	}
	if _, ok := ParseLang("fr"); ok {
		t.Error("fr was taken for a language of the pages")
	}
}
