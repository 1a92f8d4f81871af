package views_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestPagesAreSound checks what every page owes to its readers and to the
// content security policy, on every page in both languages.
func TestPagesAreSound(t *testing.T) {
	t.Parallel()
	checks := []struct {
		name  string
		check func(*testing.T, *goquery.Document)
	}{
		{"one heading of the first level", oneFirstHeading},
		{"a language and a title", languageAndTitle},
		{"nothing inline", nothingInline},
		{"nothing from elsewhere", nothingFromElsewhere},
		{"ids are unique", uniqueIDs},
		{"every input has a label", labelledInputs},
		{"references lead somewhere", referencesResolve},
		{"every chart has a description and a table", chartsDescribed},
		{"every table has a caption and heads", tablesHeaded},
		{"every text has its words", noBareKeys},
	}
	for name, page := range samplePages() {
		html := render(t, page)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, c := range checks {
				t.Run(c.name, func(t *testing.T) { c.check(t, document(t, html)) })
			}
		})
	}
}

func oneFirstHeading(t *testing.T, doc *goquery.Document) {
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%d h1, want 1", n)
	}
}

func languageAndTitle(t *testing.T, doc *goquery.Document) {
	lang, _ := doc.Find("html").Attr("lang")
	if lang != "ko" && lang != "en" {
		t.Errorf("html lang=%q, want ko or en", lang)
	}
	if doc.Find("title").First().Text() == "" {
		t.Error("the page has no title")
	}
	if content, _ := doc.Find(`meta[name="description"]`).Attr("content"); content == "" {
		t.Error("the page has no description")
	}
}

func nothingInline(t *testing.T, doc *goquery.Document) {
	if n := doc.Find("[style], style, script:not([src])").Length(); n != 0 {
		t.Errorf("%d inline styles or scripts, want none: the policy forbids them", n)
	}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Get(0).Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "hx-on") {
				t.Errorf("<%s> has %s, which the policy forbids", goquery.NodeName(s), a.Key)
			}
		}
	})
}

func nothingFromElsewhere(t *testing.T, doc *goquery.Document) {
	doc.Find("link[href], script[src], img[src], source[src]").Each(func(_ int, s *goquery.Selection) {
		for _, name := range []string{"href", "src"} {
			if address, _ := s.Attr(name); strings.Contains(address, "//") {
				t.Errorf("<%s %s=%q> leads to another host", goquery.NodeName(s), name, address)
			}
		}
	})
}

func uniqueIDs(t *testing.T, doc *goquery.Document) {
	seen := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if seen[id] || id == "" {
			t.Errorf("id %q is empty or used twice", id)
		}
		seen[id] = true
	})
}

func labelledInputs(t *testing.T, doc *goquery.Document) {
	doc.Find(`input:not([type="hidden"]), select, textarea`).Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if _, named := s.Attr("aria-label"); !named && doc.Find(`label[for="`+id+`"]`).Length() != 1 {
			t.Errorf("input %q has no label of its own", id)
		}
	})
}

func referencesResolve(t *testing.T, doc *goquery.Document) {
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		ids[id] = true
	})
	for _, name := range []string{"for", "aria-labelledby", "aria-describedby", "data-sync", "data-apply"} {
		doc.Find("[" + name + "]").Each(func(_ int, s *goquery.Selection) {
			value, _ := s.Attr(name)
			for _, id := range strings.Fields(value) {
				if !ids[id] {
					t.Errorf("<%s %s=%q> names no element", goquery.NodeName(s), name, id)
				}
			}
		})
	}
	doc.Find(`a[href^="#"]`).Each(func(_ int, s *goquery.Selection) {
		if href, _ := s.Attr("href"); !ids[href[1:]] {
			t.Errorf("the link %s leads nowhere", href)
		}
	})
}

func chartsDescribed(t *testing.T, doc *goquery.Document) {
	doc.Find(`svg[role="img"]`).Each(func(_ int, s *goquery.Selection) {
		if s.ChildrenFiltered("title").Text() == "" || s.ChildrenFiltered("desc").Text() == "" {
			t.Error("a chart has no title or no description")
		}
	})
	doc.Find("figure.chart").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if s.Find("table").Length() == 0 {
			t.Errorf("the chart %s has no table", id)
		}
		if s.Find("rect, circle").Length() != s.Find("rect > title, circle > title").Length() {
			t.Errorf("a mark of the chart %s has no title", id)
		}
	})
}

func tablesHeaded(t *testing.T, doc *goquery.Document) {
	doc.Find("table").Each(func(_ int, s *goquery.Selection) {
		if s.ChildrenFiltered("caption").Text() == "" {
			t.Error("a table has no caption")
		}
		s.ChildrenFiltered("tbody").Children().Each(func(_ int, row *goquery.Selection) {
			if row.Find(`th[scope="row"], th[scope="rowgroup"]`).Length() == 0 && s.Is(":not(.values)") {
				t.Errorf("a row of %q has no head", s.ChildrenFiltered("caption").Text())
			}
		})
	})
}

// noBareKeys finds keys without a text and placeholders without a word.
func noBareKeys(t *testing.T, doc *goquery.Document) {
	bare := regexp.MustCompile(`\[(calculator|result|layout|parameters|methodology|common|errors|fields)\.[^\]]*\]|\{[A-Za-z_]+\}`)
	for _, found := range bare.FindAllString(doc.Find("body").Text(), -1) {
		t.Errorf("the page prints %s", found)
	}
}

func TestErrorStandsAtItsField(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ko", "en"} {
		doc := document(t, render(t, samplePages()["calculator-errors."+lang]))
		input := doc.Find(`[id="policy.cap"]`)
		if value, _ := input.Attr("value"); value != "10억 워" {
			t.Errorf("%s: the field keeps %q, want what was typed", lang, value)
		}
		if invalid, _ := input.Attr("aria-invalid"); invalid != "true" {
			t.Errorf("%s: the field is not marked invalid", lang)
		}
		if by, _ := input.Attr("aria-describedby"); !strings.Contains(by, "policy.cap-e") {
			t.Errorf("%s: described by %q, want the error among them", lang, by)
		}
		if doc.Find(`#errors a[href="#policy.cap"]`).Length() != 1 {
			t.Errorf("%s: the summary does not link to the field", lang)
		}
		if _, open := input.Closest("details").Attr("open"); !open {
			t.Errorf("%s: the fold of a field in error is closed", lang)
		}
		if title := doc.Find("title").First().Text(); !strings.HasPrefix(title, "오류: ") && !strings.HasPrefix(title, "Error: ") {
			t.Errorf("%s: title %q does not begin with the error", lang, title)
		}
	}
}

// Everything that the live form does is a plain form first.
func TestCalculatorWorksAsAPlainForm(t *testing.T) {
	t.Parallel()
	doc := document(t, render(t, samplePages()["calculator.ko"]))
	form := doc.Find("form#app")
	for name, want := range map[string]string{
		"method": "post", "action": "/", "hx-post": "/", "hx-target": "#app", "hx-swap": "morph:outerHTML", "hx-sync": "this:replace",
	} {
		if got, _ := form.Attr(name); got != want {
			t.Errorf("form %s=%q, want %q", name, got, want)
		}
	}
	if first := form.Find(`button[type="submit"]`).First(); first.AttrOr("name", "") != "" {
		t.Error("Enter in a field would press a button that does more than recompute")
	}
	if form.Find(`button[formaction="/save"]`).Length() != 1 {
		t.Error("no button saves without a script")
	}
	if doc.Find("form form").Length() != 0 {
		t.Error("a form stands in a form")
	}
	if n := doc.Find(`[aria-live="polite"], [role="status"]`).Length(); n != 1 {
		t.Errorf("%d polite live regions, want 1", n)
	}
}

func TestEditKeyIsShownOnceOnly(t *testing.T) {
	t.Parallel()
	pages := samplePages()
	if !strings.Contains(render(t, pages["calculator-saved.ko"]), "ek_7Hd2Vq5s") {
		t.Error("the answer to a save does not show the edit key")
	}
	if strings.Contains(render(t, pages["calculator.ko"]), "ek_") {
		t.Error("the calculator shows an edit key that was not asked for")
	}
}
