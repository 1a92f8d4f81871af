package handlers

import (
	"net/http"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// wrongText is a text that a field of the kind cannot be read from.
func wrongText(f scenario.Field) string {
	switch f.Kind {
	case scenario.MoneyField:
		return "10억 워"
	case scenario.PercentsField, scenario.CountsField:
		return "50, 반"
	case scenario.OptionField, scenario.BoolField:
		return "nowhere"
	}
	return "반쯤"
}

// keepsText tells whether the input can hold any text at all: a choice in sight
// or a box to tick cannot.
func keepsText(field *goquery.Selection) bool {
	kind := field.AttrOr("type", "")
	return kind != "radio" && kind != "checkbox"
}

func TestEveryFieldOfThePageWrongOnce(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		lang, _ := text.ParseLang(v.lang)
		clean := v.get("/")
		form := typing(formOf(clean), map[string]string{"current.equity.0.kind": "rsu"})
		answer := textOf(v.post(form, http.StatusOK).Find("#answer"))
		for _, f := range scenario.Fields() {
			path := strings.Replace(f.Path, ".N.", ".0.", 1)
			wrong := wrongText(f)
			doc := v.post(typing(form, map[string]string{path: wrong}), http.StatusUnprocessableEntity)

			message := textOf(doc.Find(`[id="` + path + `-e"]`))
			inOther := strings.ContainsFunc(message, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) != (lang == text.Korean)
			if !strings.Contains(strings.ToLower(message), strings.ToLower(lang.Field(path))) || inOther || strings.ContainsAny(message, "[]{}") {
				t.Errorf("%s: the message at the field is %q", path, message)
			}
			if link := doc.Find(`#errors a[href="#` + path + `"]`); textOf(link) != message {
				t.Errorf("%s: the summary says %q, the field %q", path, textOf(link), message)
			}
			if doc.Find(`[id="`+path+`"]`).Length() != 1 {
				t.Errorf("%s: the summary's link leads nowhere", path)
			}
			if got := valueOf(doc, path); keepsText(field(doc, path).Last()) && got != wrong {
				t.Errorf("%s: typed %q, the form has %q", path, wrong, got)
			}
			if fold := field(doc, path).Closest("details.fold"); fold.Length() > 0 && fold.AttrOr("open", "closed") == "closed" {
				t.Errorf("%s: its fold is closed", path)
			}
			if got := textOf(doc.Find("#answer")); got != answer {
				t.Errorf("%s: the answer changed to %q, was %q", path, got, answer)
			}
			if path != "offer.base" && valueOf(doc, "offer.base") != form.Get("offer.base") {
				t.Errorf("%s: another field changed", path)
			}
		}
	})
}

func TestErrorsAreSaidInWordsThatPeopleWrite(t *testing.T) {
	t.Parallel()
	cases := []struct{ lang, path, typed, want string }{
		{"ko", "policy.rate", "96", "매칭 비율은 0%에서 95% 사이로 적어 주십시오."},
		{"en", "policy.rate", "96", "Match rate must be between 0% and 95%."},
		{"ko", "offer.base", "2조", "제안 기본급은 0원에서 1조 원 사이로 적어 주십시오."},
		{"ko", "policy.cap", "10억 워", "1인당 연간 한도를 읽지 못했습니다. ‘10억’, ‘5,000만’처럼 적어 주십시오."},
		{"en", "policy.cap", "10bn wo", "We could not read cap per hire and year. Write it like 1bn or 50M."},
		{"ko", "current.base", "", "지금 받는 기본급을 적어 주십시오."},
		{"ko", "offer.bonus", "5만 달러", "제안 보너스의 통화가 다릅니다. 원으로 적어 주십시오."},
		{"ko", "horizon_years", "11", "비교 기간은 1에서 10 사이로 적어 주십시오."},
	}
	for _, c := range cases {
		t.Run(c.lang+" "+c.path+" "+c.typed, func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, c.lang, false)
			doc := v.post(typing(formOf(v.get("/")), map[string]string{c.path: c.typed}), http.StatusUnprocessableEntity)
			if got := textOf(doc.Find(`[id="` + c.path + `-e"]`)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWrongFieldsFallBackToWhatTheyWere(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	form := typing(formOf(v.get("/")), map[string]string{"policy.rate": "40"})
	answer := textOf(v.post(form, http.StatusOK).Find("#answer"))

	// A second field may change while the first is wrong, and does count.
	wrong := v.post(typing(form, map[string]string{"policy.rate": "사십", "offer.base": "3억"}), http.StatusUnprocessableEntity)
	if got := textOf(wrong.Find("#answer")); got == answer {
		t.Error("the change beside the error was not counted")
	}
	right := v.post(typing(form, map[string]string{"policy.rate": "40", "offer.base": "3억"}), http.StatusOK)
	if got, want := textOf(wrong.Find("#answer")), textOf(right.Find("#answer")); got != want {
		t.Errorf("with the error %q, with the value before it %q", got, want)
	}
	if title := textOf(wrong.Find("title").First()); !strings.HasPrefix(title, "오류:") {
		t.Errorf("title %q", title)
	}
}

func TestReloadFindsTheDraftWithItsErrors(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		form := typing(formOf(v.get("/")), map[string]string{"offer.base": "2억5천", "policy.cap": "열 원", "view.basis": "gross"})
		v.post(form, http.StatusUnprocessableEntity)
		doc := v.get("/")
		for path, want := range map[string]string{"offer.base": "2억5천", "policy.cap": "열 원", "view.basis": "gross"} {
			if got := valueOf(doc, path); got != want {
				t.Errorf("%s is %q after a reload, want %q", path, got, want)
			}
		}
		if doc.Find(`[id="policy.cap-e"]`).Length() != 1 {
			t.Error("the error is gone after a reload")
		}
	})
}

func TestUnknownFields(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "en", false)
	form := formOf(v.get("/"))
	v.post(typing(form, map[string]string{"utm_source": "x", "do": "nonsense", "view.lens": "y"}), http.StatusOK)
	doc := v.post(typing(form, map[string]string{"current.salry": "1", "offer.equity.N.kind": "rsu", "policy.rate": "30"}), http.StatusUnprocessableEntity)
	if got := doc.Find("#errors li").Length(); got != 2 {
		t.Errorf("%d errors, want 2", got)
	}
	if doc := v.get("/"); doc.Find("#errors").Length() > 0 || valueOf(doc, "policy.rate") != "30" {
		t.Error("a field that is none was kept")
	}
}
