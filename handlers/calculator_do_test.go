package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/preset"
)

func TestButtons(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		send map[string]string
		want map[string]string
	}{
		{"basis", map[string]string{"do": "basis.gross"}, map[string]string{"view.basis": "gross"}},
		{"no such basis", map[string]string{"do": "basis.nothing"}, map[string]string{"view.basis": "purchasing_power"}},
		{"case", map[string]string{"do": "preset", "preset": "new_phd", "policy.rate": "30"}, map[string]string{"current.base": "190,000", "policy.rate": "30", "preset": "new_phd"}},
		{"no such case", map[string]string{"do": "preset", "preset": "nobody"}, map[string]string{"current.base": "400,000"}},
		{"policy", map[string]string{"do": "policy.kr_senior_researcher", "policy.taper": "50"}, map[string]string{"policy.cap": "50,000,000", "policy.base": "cash", "policy.years": "3", "policy.taper": ""}},
		{"no such policy", map[string]string{"do": "policy.nothing"}, map[string]string{"policy.rate": "50"}},
		{"first grant at present", map[string]string{"do": "grant.add.current"}, map[string]string{"current.equity.0.kind": "rsu", "current.equity.0.grant_value": "4,028,000", "current.equity_annual": "0"}},
		{"another grant of ours", map[string]string{"do": "grant.add.offer"}, map[string]string{"offer.equity.0.grant_value": "250,000,000", "offer.equity.1.kind": "option", "offer.equity.1.discount": "60"}},
		{"grant of nobody", map[string]string{"do": "grant.add.board"}, map[string]string{"offer.equity.1.kind": ""}},
		{"remove a grant", map[string]string{"do": "grant.remove.offer.0"}, map[string]string{"offer.equity.0.kind": ""}},
		{"remove nothing", map[string]string{"do": "grant.remove.offer."}, map[string]string{"offer.equity.0.kind": "option"}},
		{"latest exchange rate", map[string]string{"do": "fx.latest"}, map[string]string{"market.krw_per_usd": "1355.78"}},
		{"undo of nothing", map[string]string{"do": "undo"}, map[string]string{"policy.rate": "50"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, "ko", true)
			doc := v.post(typing(formOf(v.get("/")), c.send), http.StatusOK)
			for path, want := range c.want {
				if got := valueOf(doc, path); got != want {
					t.Errorf("%s is %q, want %q", path, got, want)
				}
			}
		})
	}
}

func TestTheFirstGrantAtPresentChangesNoFigure(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	before := v.get("/")
	after := v.post(typing(formOf(before), map[string]string{"do": "grant.add.current"}), http.StatusOK)
	if got, want := textOf(after.Find("#answer")), textOf(before.Find("#answer")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, open := after.Find("#fold-current-grants").Attr("open"); !open {
		t.Error("the list is closed after the grant was added")
	}
}

func TestWhatChangedAndUndo(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", true)
	form := formOf(v.get("/"))
	answer := textOf(v.get("/").Find("#answer"))
	changed := v.post(typing(form, map[string]string{"policy.rate": "40"}), http.StatusOK)
	note := textOf(changed.Find("#change span"))
	if !strings.HasPrefix(note, "방금 바꾼 것 매칭 비율 50% → 40%, 격차 2.1배 → ") {
		t.Errorf("the note says %q", note)
	}
	if live := textOf(changed.Find("#live")); !strings.HasPrefix(live, "격차 4.0배, 매칭 뒤 ") {
		t.Errorf("the live region says %q", live)
	}
	undone := v.post(typing(form, map[string]string{"policy.rate": "40", "do": "undo"}), http.StatusOK)
	if got := textOf(undone.Find("#answer")); got != answer {
		t.Errorf("after undo %q, before %q", got, answer)
	}
	if got := textOf(undone.Find("#change span")); !strings.HasPrefix(got, "방금 바꾼 것 매칭 비율 40% → 50%") {
		t.Errorf("after undo the note says %q", got)
	}
	redone := v.post(typing(form, map[string]string{"do": "undo"}), http.StatusOK)
	if got := valueOf(redone, "policy.rate"); got != "40" {
		t.Errorf("undo of undo gives %q", got)
	}
}

func TestNotesOfManyChanges(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "en", false)
	form := formOf(v.get("/"))
	two := v.post(typing(form, map[string]string{"policy.rate": "40", "offer.base": "300M"}), http.StatusOK)
	if got := textOf(two.Find("#change span")); !strings.Contains(got, "2 values, gap ") {
		t.Errorf("two fields: %q", got)
	}
	another := v.post(typing(form, map[string]string{"do": "preset", "preset": "postdoc"}), http.StatusOK)
	if got := textOf(another.Find("#change span")); !strings.Contains(got, "Postdoc") {
		t.Errorf("another case: %q", got)
	}
}

func TestAnAddressWithFieldsMakesTheDraft(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	w := v.send(http.MethodGet, "/?current.base=300000&current.bonus=60000&policy.rate=30&lang=en", nil)
	if location := w.Header().Get("Location"); w.Code != http.StatusSeeOther || location != "/" {
		t.Fatalf("status %d to %q", w.Code, location)
	}
	doc := v.get("/")
	for path, want := range map[string]string{
		"current.base": "300000", "current.bonus": "60000", "current.equity_annual": "0", // the side is replaced whole
		"offer.base": "200,000,000", "policy.rate": "30", // the rest stays
	} {
		if got := valueOf(doc, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if doc.Find(`html[lang="en"]`).Length() != 1 {
		t.Error("the language of the address was not kept")
	}
	if doc.Find("#change").Length() != 1 {
		t.Error("what was there before cannot be brought back")
	}
}

func TestWrongAddressShowsItsErrors(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	v.send(http.MethodGet, "/?"+url.Values{"current.base": {"열 달러"}}.Encode(), nil)
	doc := v.get("/")
	if valueOf(doc, "current.base") != "열 달러" || doc.Find(`[id="current.base-e"]`).Length() != 1 {
		t.Errorf("the form has %q", valueOf(doc, "current.base"))
	}
}

func TestDefaultsNameTheirSourceAndDate(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	v := newVisitor(t, "ko", false)
	doc := v.get("/")
	named := 0
	for path := range inputs() {
		if use, has := s.Engine.DefaultUse(s.Engine.Defaults(), path); has {
			named++
			got := textOf(doc.Find(`[id="` + path + `-s"]`))
			if !strings.Contains(got, use.Value.Source.Title) || !strings.ContainsAny(got, "0123456789") {
				t.Errorf("%s: %q", path, got)
			}
		}
	}
	if named == 0 {
		t.Error("no field has a dated default")
	}
}

func TestTheChosenPolicyIsMarked(t *testing.T) {
	t.Parallel()
	for _, p := range preset.Policies() {
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			v := newVisitor(t, "ko", true)
			doc := v.post(typing(formOf(v.get("/")), map[string]string{"do": "policy." + p.ID}), http.StatusOK)
			if pressed := doc.Find(`.policies [aria-pressed="true"]`); pressed.Length() != 1 || pressed.AttrOr("value", "") != "policy."+p.ID {
				t.Errorf("%d are marked, %q", pressed.Length(), pressed.AttrOr("value", ""))
			}
		})
	}
}

func TestWhatIsAssumedIsSaid(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", false)
	doc := v.post(typing(formOf(v.get("/")), map[string]string{"do": "policy.kr_bpplus_person_pay"}), http.StatusOK)
	if got := textOf(doc.Find(".preset")); !strings.Contains(got, "가정입니다") {
		t.Errorf("the case says %q", got)
	}
	if got := textOf(doc.Find("#fold-policy")); !strings.Contains(got, "확인하지 못했습니다") {
		t.Errorf("the policy says %q", got)
	}
}

func TestReadingsStandUnderAmounts(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", true)
	doc := v.post(typing(formOf(v.get("/")), map[string]string{"current.base": "$250k", "offer.base": "2억5천만원", "offer.bonus": "120,000천원"}), http.StatusOK)
	for path, want := range map[string]string{
		// 250,000 dollars at 1,421.3963 won are 355,349,075 won: 3억 5,535만.
		"current.base": "25만 달러 3억 5,535만 원", "offer.base": "2억 5,000만 원", "offer.bonus": "1억 2,000만 원",
	} {
		if got := textOf(doc.Find(`[id="` + path + `-r"]`)); got != want {
			t.Errorf("%s is read as %q, want %q", path, got, want)
		}
	}
}

func TestPriceLevelFollowsThePlaceUnlessTyped(t *testing.T) {
	t.Parallel()
	v := newVisitor(t, "ko", true)
	doc := v.get("/")
	for _, step := range []struct{ place, want string }{{"us-wa", "1.1273"}, {"us-ma", "1.1039"}, {"us-ca", "1.1306"}} {
		doc = v.post(typing(formOf(doc), map[string]string{"current.jurisdiction": step.place}), http.StatusOK)
		if got := valueOf(doc, priceLevelField); got != step.want {
			t.Errorf("%s: price level %s, want %s", step.place, got, step.want)
		}
	}
	doc = v.post(typing(formOf(doc), map[string]string{priceLevelField: "1.2"}), http.StatusOK)
	doc = v.post(typing(formOf(doc), map[string]string{"current.jurisdiction": "us-ny-nyc"}), http.StatusOK)
	if got := valueOf(doc, priceLevelField); got != "1.2" {
		t.Errorf("the typed price level became %s", got)
	}
}
