package handlers

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
)

func newServer(tb testing.TB) *Server { tb.Helper(); return New(newConfig(tb)) }

func TestSealedDraftOpens(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	want := draft{Valid: typed{"current.base": "40만 달러"}, Wrong: typed{"policy.cap": "열"}}
	sealed, err := s.seal(draftCookie, want)
	if err != nil {
		t.Fatal(err)
	}
	var got draft
	if !s.open(draftCookie, sealed, &got) {
		t.Fatal("does not open")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(sealed, "40") && strings.Contains(sealed, "current") {
		t.Error("the draft is readable")
	}
}

func TestForeignAndBrokenCookiesAreNoDraft(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	sealed, err := s.seal(draftCookie, draft{Valid: typed{"current.base": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	other := newConfig(t)
	other.SealingKey[0]++
	foreign, err := New(other).seal(draftCookie, draft{Valid: typed{"current.base": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	wrongVersion := "Ag" + sealed[2:]
	for name, c := range map[string]struct{ cookie, text string }{
		"empty": {draftCookie, ""}, "no base64": {draftCookie, "€€"}, "cut": {draftCookie, sealed[:len(sealed)-4]},
		"foreign key": {draftCookie, foreign}, "another cookie's": {undoCookie, sealed}, "another version": {draftCookie, wrongVersion},
	} {
		var d draft
		if s.open(c.cookie, c.text, &d) {
			t.Errorf("%s: opened", name)
		}
		w := ask(s.Handler(), http.MethodGet, "/", "", "Cookie", draftCookie+"="+c.text)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
}

func FuzzOpenSealed(f *testing.F) {
	s := newServer(f)
	sealed, err := s.seal(draftCookie, draft{Valid: typed{"current.base": "1"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add("")
	f.Add("AQ")
	f.Fuzz(func(t *testing.T, text string) {
		var d draft
		if s.open(draftCookie, text, &d) && text != sealed && len(d.Valid) == 0 {
			t.Errorf("%q opened to nothing", text)
		}
	})
}

// A cookie is 4,096 bytes with its name and attributes at most, and many
// proxies take 8 KiB of cookies in all.
func TestCookiesFit(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	full := formOf(v.get("/"))
	for _, side := range []string{"current", "offer"} {
		for i := range maxGrants {
			path := side + ".equity." + strconv.Itoa(i) + "."
			for name, text := range map[string]string{
				"kind": "option", "grant_value": strconv.Itoa(100_000 + 7919*i), "vesting": "10, 20, 30, 40", "strike": strconv.Itoa(50 + i), "growth": "5", "discount": "60",
			} {
				full.Set(path+name, text)
			}
		}
	}
	v.post(full, http.StatusOK)
	full.Set("policy.rate", "41")
	v.post(full, http.StatusOK)
	for _, name := range []string{draftCookie, undoCookie} {
		c := v.cookies[name]
		if c == nil {
			t.Fatalf("no cookie %s", name)
		}
		t.Logf("%s: %d bytes with forty grants", name, len(c.String()))
		if len(c.String()) > 4096 {
			t.Errorf("%s is too large", name)
		}
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || !c.Secure || c.Path != "/" {
			t.Errorf("%s: %s", name, c.String()[len(name)+1+len(c.Value):])
		}
	}
	if doc := v.get("/"); valueOf(doc, "offer.equity.19.strike") != "69" {
		t.Error("the last grant is gone after a reload")
	}
}

func TestDraftTooLargeForACookieIsNotKept(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	form := formOf(v.get("/"))
	for i := range 30 {
		text := strings.Repeat(strconv.Itoa(7919*i*i), 80)
		form.Set("offer.equity."+strconv.Itoa(i)+".vesting", url.QueryEscape(text))
	}
	w := v.send(http.MethodPost, "/", form)
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", w.Code)
	}
	for _, c := range w.Result().Cookies() {
		if len(c.String()) > 4096 {
			t.Errorf("cookie %s has %d bytes", c.Name, len(c.String()))
		}
	}
}

func TestInsecureCookieOnPlainHTTP(t *testing.T) {
	t.Parallel()
	config := newConfig(t)
	config.BaseURL = ""
	w := ask(New(config).Handler(), http.MethodGet, "http://localhost:8080/?lang=en", "")
	for _, c := range w.Result().Cookies() {
		if c.Secure {
			t.Errorf("%s would not come back over http", c.Name)
		}
	}
}

// The opening page falls back on the cases, so each must be readable, and what
// a form shows of it must be the same case again.
func TestEveryCaseAndPolicyParses(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	for _, c := range preset.Cases() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			read, errs := s.parse(s.tidy(withCase(typed{}, c)))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			if got, is := s.caseOf(read); !is || got.ID != c.ID {
				t.Errorf("read as case %q", got.ID)
			}
		})
	}
	for _, p := range preset.Policies() {
		if _, errs := s.parse(withPolicy(s.openingDraft().Valid, p)); len(errs) > 0 {
			t.Errorf("%s: %v", p.ID, errs)
		}
	}
}

func TestUndoTakesBackANumberNotItsLastDigit(t *testing.T) {
	t.Parallel()
	at := func(seconds int64) time.Time { return time.Unix(1_800_000_000+seconds, 0) }
	first, second, third := typed{"policy.rate": "50"}, typed{"policy.rate": "4"}, typed{"policy.rate": "40"}
	u := undoable{}.after(first, "policy.rate", at(0))
	if u = u.after(second, "policy.rate", at(1)); !maps.Equal(u.Valid, first) {
		t.Errorf("typing on: undo brings back %v", u.Valid)
	}
	if later := u.after(third, "policy.rate", at(60)); !maps.Equal(later.Valid, third) {
		t.Errorf("a minute later: undo brings back %v", later.Valid)
	}
	if other := u.after(third, "offer.base", at(2)); !maps.Equal(other.Valid, third) {
		t.Errorf("in another field: undo brings back %v", other.Valid)
	}
	if button := u.after(third, "", at(2)); !maps.Equal(button.Valid, third) {
		t.Errorf("by a button: undo brings back %v", button.Valid)
	}
}

func TestStartFromASavedResult(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	read, errs := s.parse(withCase(typed{"policy.rate": "30"}, preset.Cases()[1]))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	e := s.router()
	w := httptest.NewRecorder()
	if err := s.startFrom(e.NewContext(httptest.NewRequest(http.MethodPost, "/", nil), w), read.Typed()); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Fatalf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
	v := newVisitor(t, "ko", false)
	for _, c := range w.Result().Cookies() {
		v.cookies[c.Name] = c
	}
	doc := v.get("/")
	for path, want := range map[string]string{"current.base": "190,000", "offer.signing": "30,000,000", "policy.rate": "30", "preset": preset.Cases()[1].ID} {
		if got := valueOf(doc, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if again, errs := s.parse(typedIn(formOf(doc))); len(errs) > 0 || !cmp.Equal(again.Typed(), read.Typed()) {
		t.Errorf("the form is another scenario: %v\n%s", errs, cmp.Diff(read.Typed(), again.Typed(), cmp.AllowUnexported(scenario.TypedField{})))
	}
}
