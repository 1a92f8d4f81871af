package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views/text"
)

func TestParametersShowEveryValue(t *testing.T) {
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	for _, lang := range text.Langs() {
		doc := read(t, ask(h, http.MethodGet, "/parameters?lang="+lang.Code(), ""), http.StatusOK)
		for _, p := range book.Params() {
			if doc.Find(`[id="`+p.Path+`"]`).Length() != 1 {
				t.Errorf("%v: %s is not shown once", lang, p.Path)
			}
		}
		page := textOf(doc.Find("main"))
		// 42 USC 430, 소득세법 제55조, 조특법 제18조의3, a bill.
		for _, want := range []string{"$184,500", map[text.Lang]string{text.Korean: "1,000,000,000원", text.English: "₩1,000,000,000"}[lang], "50%", "42 USC 430", "조세특례제한법 제18조의3제1항", "21%"} {
			if !strings.Contains(page, want) {
				t.Errorf("%v: the page lacks %q", lang, want)
			}
		}
	}
}

func TestParametersAreFiltered(t *testing.T) {
	t.Parallel()
	h, book := newHandler(t), newEngine(t).Book()
	bills := 0
	for _, p := range book.Params() {
		for _, v := range p.Values {
			if v.Status == law.Bill {
				bills++
			}
		}
	}
	doc := read(t, ask(h, http.MethodGet, "/parameters?country=kr&status=bill&lang=en", ""), http.StatusOK)
	if rows := doc.Find(".values > tbody > tr").Length(); rows != bills || bills == 0 {
		t.Errorf("%d rows, want %d bills", rows, bills)
	}
	if chosen := doc.Find(`select[name="status"] option[selected]`); chosen.AttrOr("value", "") != "bill" {
		t.Error("the filter forgets what was chosen")
	}
	if other, _ := doc.Find(`link[hreflang="ko"]`).Attr("href"); !strings.Contains(other, "status=bill") {
		t.Errorf("the other language is at %q", other)
	}
	doc = read(t, ask(h, http.MethodGet, "/parameters?country=us&status=bill", ""), http.StatusOK)
	if doc.Find(".values").Length() != 0 || !strings.Contains(textOf(doc.Find("main")), "이 조건에 맞는 값이 없습니다") {
		t.Error("an empty list does not say so")
	}
	for _, odd := range []string{"?country=fr", "?status=%ff", "?country=us&country=kr"} {
		if w := ask(h, http.MethodGet, "/parameters"+odd, ""); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", odd, w.Code)
		}
	}
}

func TestMethodology(t *testing.T) {
	t.Parallel()
	for _, lang := range text.Langs() {
		doc := read(t, ask(newHandler(t), http.MethodGet, "/methodology?lang="+lang.Code(), ""), http.StatusOK)
		if doc.Find("section[id]").Length() < 8 || doc.Find(`nav [aria-current="page"][href="/methodology"]`).Length() == 0 {
			t.Errorf("%v: sections or navigation are missing", lang)
		}
	}
}

// TestEveryLawHasItsWords checks the words that pages put together from ids.
func TestEveryLawHasItsWords(t *testing.T) {
	t.Parallel()
	need := func(key string) {
		if !text.Has(key) {
			t.Errorf("%s has no text", key)
		}
	}
	var walk func(n law.Node)
	walk = func(n law.Node) {
		for _, key := range n.Keys {
			need("present.key." + key)
			walk(n.ByKey[key])
		}
		for _, row := range n.Rows {
			walk(row)
		}
	}
	for _, p := range newEngine(t).Book().Params() {
		need("present.group." + groupOf(p.Path))
		need("present.unit." + unitKey(p.Unit))
		if name, isBill := strings.CutPrefix(p.Path, billFile); isBill && billsOf[name] != nil {
			need("answer.bill." + name)
		}
		for i, v := range p.Values {
			need("present.state." + valueState(p, i, dateOf(today)))
			walk(v.Node)
		}
	}
	for _, state := range valueStates {
		need("present.state." + state)
	}
}

func TestEveryRegimeHasItsWords(t *testing.T) {
	t.Parallel()
	for _, st := range newEngine(t).KR(2026).Conditions(kr.Facts{}) {
		prefix := "regime." + st.Regime.String() + "."
		keys := []string{prefix + "name"}
		for _, c := range st.Conditions {
			keys = append(keys, prefix+"condition."+c.ID)
		}
		for _, id := range st.NotAsked {
			keys = append(keys, prefix+"condition."+id)
		}
		for _, id := range st.Documents {
			keys = append(keys, prefix+"document."+id)
		}
		for _, key := range keys {
			if !text.Has(key) {
				t.Errorf("%s has no text", key)
			}
		}
		if newEngine(t).Book().Param(regimeLaw[st.Regime.String()]) == nil {
			t.Errorf("%v has no law", st.Regime)
		}
	}
}

func TestEveryLineHasItsWords(t *testing.T) {
	t.Parallel()
	for _, line := range worksheet.Lines() {
		if !text.Has("line." + line) {
			t.Errorf("line.%s has no text", line)
		}
	}
	for op := worksheet.OpSum; op <= worksheet.OpChoose; op++ {
		if !text.Has("op." + op.String()) {
			t.Errorf("op.%v has no text", op)
		}
	}
}
