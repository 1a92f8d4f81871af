package handlers

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/views/text"
)

func (v *visitor) negotiate(form url.Values, status int) *goquery.Document {
	v.tb.Helper()
	return v.page(v.send(http.MethodPost, "/offer", form), status)
}

// The example: of 4,800 units from 2024-02-20, 11 of 16 quarters have vested by
// 2027-01-31, of 1,600 from 2026-02-20 3 of 16: 1,500 + 1,300 units at $170 are
// left.
func TestAnswerOfTheExample(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		doc := v.get("/offer")
		want := map[string][]string{
			"ko": {"2027년 1월 31일", "47만 6,000달러어치", "입사일을 그대로 두고", "50%", "국내복귀 감면"},
			"en": {"31 January 2027", "$476,000", "with the start as it is", "50%", "Returning talent"},
		}[v.lang]
		for _, said := range want {
			if answer := textOf(doc.Find("#answer")); !strings.Contains(answer, said) {
				t.Errorf("the answer lacks %q: %s", said, answer)
			}
		}
		for _, id := range []string{"leaving", "buy_out", "retention", "ties"} {
			if title := textOf(doc.Find("#" + id + " h2").First()); title == "" || strings.ContainsAny(title, "{}[]") {
				t.Errorf("%s is titled %q", id, title)
			}
		}
	})
}

// Each named case of the answer, and what must be said with it.
func TestWhatMustBeSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		changes  map[string]string
		selector string
		want     string
	}{
		{"nothing held", map[string]string{"do": doClear}, "#answer", "두고 올 주식을 아직 적지 않았습니다"},
		{"waiting beats the signing bonus", map[string]string{"offer.signing": "1000만"}, "#leaving .deal-flag", "후보자는 기다리는 편이 낫습니다"},
		{"a signing bonus only rewards joining", map[string]string{"offer.signing": "1000만"}, "#retention .deal-flag", "돌려받을 수 없습니다"},
		{"double trigger without a market", map[string]string{"held.0.kind": "double_trigger_rsu", "held.0.liquid": "no"}, "#leaving .deal-flag", "현금으로 세지 않았습니다"},
		{"all on paper", map[string]string{
			"held.0.kind": "double_trigger_rsu", "held.0.liquid": "no", "held.1.kind": "double_trigger_rsu", "held.1.liquid": "no",
		}, "#answer", "지금 팔 수 있는 것은 없습니다"},
		{"no buy-out", map[string]string{"buy_out.share": "0"}, "#answer", "메워 주는 조건이 없습니다"},
		{"nothing in the window", map[string]string{"buy_out.window_months": "0"}, "#answer", "0개월 안에 받을 몫은 없습니다"},
		{"all has vested", map[string]string{"move.leaving": "2031-01-31", "move.start": "2031-02-01"}, "#answer", "두고 오는 주식이 없습니다"},
		{"options lapse", map[string]string{"held.0.kind": "nso", "held.0.exercise_months": "3"}, "#leaving .deal-flag", "2027년 4월 30일까지 행사하지 않으면 소멸"},
		{"a naturalised American", map[string]string{"candidate.nationality": "us", "ties.born_korean": "yes"}, "#ties .deal-flag", "재외동포(F-4)"},
		{"a green card kept", map[string]string{"ties.green_card": "kept", "offer.base": "10억"}, "#ties h2", "미국이 되가져갑니다"},
		{"a green card given up", map[string]string{"ties.green_card": "given_up"}, "#ties", "국적이탈세"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := dealOf(t, "ko", "", c.changes).get("/offer")
			if said := textOf(doc.Find(c.selector)); !strings.Contains(said, c.want) {
				t.Errorf("%s says %q, want %q in it", c.selector, said, c.want)
			}
		})
	}
}

func TestEveryFieldOfANegotiationWrongOnce(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		lang, _ := text.ParseLang(v.lang)
		form := typing(formOf(v.get("/offer")), map[string]string{"options.0.resolved": "2027-03-02", "alternatives.0.kind": "us_lab"})
		answer := textOf(v.negotiate(form, http.StatusOK).Find("#answer"))
		for _, f := range deal.Fields() {
			path := strings.Replace(f.Path, ".N.", ".0.", 1)
			if !deal.Owns(path) {
				continue
			}
			wrong := wrongText(f)
			doc := v.negotiate(typing(form, map[string]string{path: wrong}), http.StatusUnprocessableEntity)
			message := textOf(doc.Find(`[id="` + path + `-e"]`))
			if !strings.Contains(strings.ToLower(message), strings.ToLower(lang.Field(path))) || strings.ContainsAny(message, "[]{}") {
				t.Errorf("%s: the message at the field is %q", path, message)
			}
			if link := doc.Find(`#errors a[href="#` + path + `"]`); textOf(link) != message {
				t.Errorf("%s: the summary says %q, the field %q", path, textOf(link), message)
			}
			if got := valueOf(doc, path); keepsText(field(doc, path).Last()) && got != wrong {
				t.Errorf("%s: typed %q, the form has %q", path, wrong, got)
			}
			field(doc, path).ParentsFiltered("details.fold").Each(func(_ int, fold *goquery.Selection) {
				if fold.AttrOr("open", "closed") == "closed" {
					t.Errorf("%s: its fold %s is closed", path, fold.AttrOr("id", ""))
				}
			})
			if got := textOf(doc.Find("#answer")); got != answer {
				t.Errorf("%s: the answer changed to %q, was %q", path, got, answer)
			}
		}
	})
}

// Entries come and go by plain buttons, what was typed stays, and an entry that
// is only just there is not found wanting.
func TestEntriesComeAndGoWithoutAScript(t *testing.T) {
	t.Parallel()
	for list, spec := range dealLists {
		t.Run(list, func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, "ko", false)
			form := formOf(v.get("/offer"))
			before := entryPositions(typedIn(form), list)
			doc := v.negotiate(typing(form, map[string]string{"do": doAddEntry + list, "household.living_kr": "4,000만"}), http.StatusOK)
			form = formOf(doc)
			positions := entryPositions(typedIn(form), list)
			if len(positions) != len(before)+1 || form.Get("household.living_kr") != "4,000만" {
				t.Fatalf("%v entries after adding to %v", positions, before)
			}
			last := positions[len(positions)-1]
			entry := doc.Find("#fold-" + list + " [name^='" + list + "." + strconv.Itoa(last) + ".']").First()
			if fold := entry.Closest("details"); fold.AttrOr("open", "closed") == "closed" {
				t.Error("the new entry is closed")
			}
			full := maps.Clone(form)
			for n := last + 1; n < spec.most; n++ {
				for name, text := range spec.first {
					full.Set(list+"."+strconv.Itoa(n)+"."+name, text)
				}
			}
			w := v.send(http.MethodPost, "/offer", full)
			if doc := v.page(w, w.Code); doc.Find(`button[value="`+doAddEntry+list+`"]`).Length() > 0 {
				t.Errorf("asks for more than %d", spec.most)
			}
			removed := v.negotiate(typing(form, map[string]string{"do": doRemoveEntry + list + "." + strconv.Itoa(last)}), http.StatusOK)
			if diff := cmp.Diff(before, entryPositions(typedIn(formOf(removed)), list)); diff != "" {
				t.Errorf("after removing: -want +got\n%s", diff)
			}
		})
	}
}

// Only what matters for a grant's kind is asked, and what was typed is kept.
func TestGrantsAskWhatTheirKindNeeds(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	form := typing(formOf(v.get("/offer")), map[string]string{"held.0.kind": "iso", "held.0.strike": "40", "held.0.liquid": "yes"})
	asks := func(doc *goquery.Document, name string) bool {
		return doc.Find(`[id="held.0.`+name+`"]`).Length() == 1
	}
	for _, c := range []struct {
		kind string
		want map[string]bool
	}{
		{"iso", map[string]bool{"strike": true, "exercise_months": true, "liquid": true, "value": false, "units": true}},
		{"rsu", map[string]bool{"strike": false, "exercise_months": false, "liquid": false, "liquid_from": false}},
		{"double_trigger_rsu", map[string]bool{"strike": false, "liquid": true, "liquid_from": false}},
	} {
		form = typing(form, map[string]string{"held.0.kind": c.kind})
		doc := v.negotiate(form, http.StatusOK)
		for name, want := range c.want {
			if asks(doc, name) != want {
				t.Errorf("%s: asks for %s: %v", c.kind, name, !want)
			}
		}
		if form = formOf(doc); form.Get("held.0.strike") != "40" {
			t.Errorf("%s: the strike is %q", c.kind, form.Get("held.0.strike"))
		}
	}
	doc := v.negotiate(typing(form, map[string]string{"held.0.liquid": "no", "held.0.units": ""}), http.StatusOK)
	if !asks(doc, "liquid_from") || !asks(doc, "value") {
		t.Error("asks neither when it can be sold nor what it is worth")
	}
}

func TestPageOfANegotiationIsLight(t *testing.T) {
	t.Parallel()
	const most = 60 << 10 // bytes, compressed
	for _, lang := range text.Langs() {
		v := dealOf(t, lang.Code(), "", walkedDeals()["an American"])
		if size := gzipped(t, v.send(http.MethodGet, "/offer", nil).Body.Bytes()); size > most {
			t.Errorf("%v: %d bytes", lang, size)
		}
	}
}
