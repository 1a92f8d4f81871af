package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// sendForm posts a form as a browser does from our own page.
func sendForm(h http.Handler, path string, fields url.Values) *httptest.ResponseRecorder {
	return ask(h, http.MethodPost, path, fields.Encode(), "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
}

// ownerOf sends forms to the owner's page of a saved result.
func ownerOf(s *Server, saved db.Saved) func(fields ...string) *httptest.ResponseRecorder {
	return func(fields ...string) *httptest.ResponseRecorder {
		form := url.Values{editKeyField: {saved.EditKey}}
		for i := 0; i < len(fields); i += 2 {
			form.Set(fields[i], fields[i+1])
		}
		return sendForm(s.Handler(), "/s/"+saved.LinkID+"/edit", form)
	}
}

// linksOn are the addresses on the owner's page with what stands beside each.
func linksOn(doc *goquery.Document) map[string]string {
	links := map[string]string{}
	doc.Find(".owner-links > li").Each(func(_ int, li *goquery.Selection) {
		links[strings.TrimPrefix(li.Find("a").AttrOr("href", ""), "https://offergap.test")] = textOf(li)
	})
	return links
}

func TestOwnerAsksForTheKey(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := s.Handler()
	path := "/s/" + saved.LinkID + "/edit"
	for _, lang := range text.Langs() {
		w := ask(h, http.MethodGet, path+"?lang="+lang.Code(), "")
		doc := read(t, w, http.StatusOK)
		if doc.Find(`form[method="post"][action="`+path+`"] input[name="edit_key"]`).Length() != 1 || len(linksOn(doc)) > 0 {
			t.Errorf("%v: the page asks for no key, or shows links without", lang)
		}
		if w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%v: headers %v", lang, w.Header())
		}
		for _, key := range []string{"", "x", strings.Repeat("A", 26), saved.LinkID} {
			w := sendForm(h, path+"?lang="+lang.Code(), url.Values{editKeyField: {key}, "do": {doDeleteForGood}})
			doc := read(t, w, http.StatusForbidden)
			said := map[text.Lang]string{text.Korean: "편집 키가 아닙니다", text.English: "not the edit key"}[lang]
			if message := textOf(doc.Find("#edit_key-e")); !strings.Contains(message, said) || len(linksOn(doc)) > 0 {
				t.Errorf("%v, key %q: the field says %q", lang, key, message)
			}
		}
	}
	read(t, ask(h, http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK) // still there
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if w := ask(h, method, "/s/"+strings.Repeat("A", 26)+"/edit", ""); w.Code != http.StatusNotFound {
			t.Errorf("%s of an unknown result: status %d", method, w.Code)
		}
	}
	if w := ask(h, http.MethodPost, path, "", "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d", w.Code)
	}
}

func TestOwnerAddsALinkForAnAudience(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	act := ownerOf(s, saved)
	if links := linksOn(read(t, act(), http.StatusOK)); len(links) != 1 {
		t.Fatalf("%d links at first", len(links))
	}
	doc := read(t, act("do", doAddLink, shareAudience, "candidate", shareExpiry, "30", labelField, " 김 박사\n에게 "), http.StatusOK)
	if done := textOf(doc.Find("#done")); !strings.Contains(done, "링크를 만들었습니다") {
		t.Errorf("it says %q", done)
	}
	links := linksOn(doc)
	if len(links) != 2 {
		t.Fatalf("%d links", len(links))
	}
	delete(links, "/s/"+saved.LinkID)
	for path, about := range links {
		// 24 November 18:30 in Seoul and thirty days are 24 December.
		for _, want := range []string{"후보자용", "김 박사 에게", "2026. 12. 24. 18:30"} {
			if !strings.Contains(about, want) {
				t.Errorf("the link lacks %q: %s", want, about)
			}
		}
		page := read(t, ask(s.Handler(), http.MethodGet, path, ""), http.StatusOK)
		if page.Find("#who").Length() > 0 {
			t.Error("the candidate's link shows who pays")
		}
		later := s.Config
		later.Now = func() time.Time { return today.Add(30*24*time.Hour + time.Second) }
		read(t, ask(New(later).Handler(), http.MethodGet, path, ""), http.StatusGone)
		read(t, ask(New(later).Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
	}
}

func TestOwnerIsAskedForWhatIsOffered(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	act := ownerOf(s, saved)
	for field, value := range map[string]string{shareAudience: "everyone", shareExpiry: "-1"} {
		doc := read(t, act("do", doAddLink, field, value, labelField, "보드"), http.StatusUnprocessableEntity)
		if doc.Find(`[id="`+field+`-e"]`).Length() != 1 || len(linksOn(doc)) != 1 || doc.Find(`[id="label"]`).AttrOr("value", "") != "보드" {
			t.Errorf("%s: no message at the field, a link was made, or the label is gone", field)
		}
		form := formOf(read(t, ask(s.Handler(), http.MethodGet, "/", ""), http.StatusOK))
		form.Set(field, value)
		page := read(t, sendForm(s.Handler(), "/save", form), http.StatusUnprocessableEntity)
		if page.Find(`[id="`+field+`-e"]`).Length() != 1 || page.Find("#saved").Length() > 0 {
			t.Errorf("saving with %s=%s: no message at the field, or saved", field, value)
		}
	}
}

func TestOwnerRelabelsAndRevokes(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	act := ownerOf(s, saved)
	doc := read(t, act("do", doRelabel, linkField, saved.LinkID, labelOf(saved.LinkID), strings.Repeat("이사회 ", 40)), http.StatusOK)
	if name := doc.Find(`[id="`+labelOf(saved.LinkID)+`"]`).AttrOr("value", ""); !strings.HasPrefix(name, "이사회 이사회") || len([]rune(name)) > mostLabel {
		t.Errorf("the label is %q", name)
	}
	doc = read(t, act("do", doRevoke, linkField, saved.LinkID), http.StatusOK)
	if about := linksOn(doc)["/s/"+saved.LinkID]; !strings.Contains(about, "2026. 11. 24.에 닫음") || doc.Find(`button[value="link.revoke"]`).Length() > 0 {
		t.Errorf("the link says %q", about)
	}
	gone := read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusGone)
	if page := textOf(gone.Find("main")); !strings.Contains(page, "이 링크를 닫았습니다") {
		t.Errorf("the closed link says %q", page)
	}
	read(t, ask(s.Handler(), http.MethodGet, "/s/"+saved.LinkID+"/edit", ""), http.StatusOK) // the owner still gets in
	if links := linksOn(read(t, act("do", doAddLink), http.StatusOK)); len(links) != 2 {
		t.Errorf("%d links after another", len(links))
	}
}

// A key opens its own document alone.
func TestOwnerTouchesNoOtherDocument(t *testing.T) {
	t.Parallel()
	s, mine := savedAs(t, db.Full, time.Time{}, articleWith())
	other, err := s.saveScenario(t.Context(), scenarioOf(t, s, articleWith()), defaultShare)
	if err != nil {
		t.Fatal(err)
	}
	act := ownerOf(s, mine)
	read(t, act("do", doRevoke, linkField, other.LinkID), http.StatusForbidden)
	read(t, act("do", doRelabel, linkField, other.LinkID, labelOf(other.LinkID), "x"), http.StatusForbidden)
	read(t, act("do", doRevoke, linkField, strings.Repeat("A", 26)), http.StatusNotFound)
	read(t, ask(s.Handler(), http.MethodGet, "/s/"+other.LinkID, ""), http.StatusOK)
}

func TestOwnerDeletesAfterBeingAsked(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	act := ownerOf(s, saved)
	read(t, act("do", doAddLink, shareAudience, "board"), http.StatusOK)
	asked := read(t, act("do", doDelete), http.StatusOK)
	if asked.Find(`#confirm button[value="delete.confirmed"]`).Length() != 1 || len(linksOn(asked)) > 0 {
		t.Error("it does not ask")
	}
	links := linksOn(read(t, act(), http.StatusOK)) // 'keep it' sends no more than the key
	if len(links) != 2 {
		t.Fatalf("%d links before", len(links))
	}
	if said := textOf(read(t, act("do", doDeleteForGood), http.StatusOK).Find("main")); !strings.Contains(said, "지웠습니다") {
		t.Errorf("it says %q", said)
	}
	for path := range links {
		for _, under := range []string{"", "/edit", "/verify", "/working", "/document", "/chart/why.csv"} {
			doc := read(t, ask(s.Handler(), http.MethodGet, path+under, ""), http.StatusGone)
			if under != "/document" && !strings.Contains(textOf(doc.Find("main")), "지웠습니다") {
				t.Errorf("%s says %q", under, textOf(doc.Find("main")))
			}
		}
	}
	read(t, act(), http.StatusGone)
}

func TestSavingForSomeone(t *testing.T) {
	t.Parallel()
	eachVisitor(t, func(t *testing.T, v *visitor) {
		form := typing(formOf(v.get("/")), map[string]string{shareAudience: "candidate", shareExpiry: "7"})
		// A keystroke keeps the choice, and none of it goes into the draft.
		doc := v.page(v.send(http.MethodPost, "/", form), http.StatusOK)
		if got := formOf(doc); got.Get(shareAudience) != "candidate" || got.Get(shareExpiry) != "7" {
			t.Errorf("after a keystroke: %s, %s", got.Get(shareAudience), got.Get(shareExpiry))
		}
		doc = v.page(v.send(http.MethodPost, "/save", form), http.StatusCreated)
		saved := doc.Find("#saved")
		// A week after 24 November.
		note := textOf(saved.Find("p").First())
		if note != "방금 만든 링크 후보자용 · 2026. 12. 1. 18:30까지 열림" && note != "The link just made For the candidate · open until 1 Dec 2026, 18:30 KST" {
			t.Errorf("the panel says %q", note)
		}
		link, key := saved.Find("a").First().AttrOr("href", ""), textOf(saved.Find(".key-text"))
		if edit := saved.Find(`a[href*="/edit#"]`).AttrOr("href", ""); edit != link+"/edit#"+key {
			t.Errorf("the edit link is %q", edit)
		}
		if page := v.get(strings.TrimPrefix(link, "https://offergap.test")); page.Find("#who").Length() > 0 {
			t.Error("the candidate's link shows who pays")
		}
		if again := formOf(v.get("/")); again.Get(shareAudience) != "full" || again.Get(shareExpiry) != "0" {
			t.Error("the choice outlives its page")
		}
	})
}
