package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/views/text"
)

// Every programme fills the form's fields, is known again by its terms, and runs
// on the page and in the API.
func TestEveryProgrammeIsADesign(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	h := s.Handler()
	for _, known := range preset.Programmes() {
		if known.ID == noProgramme {
			continue
		}
		terms, ok := programmeTerms(known.ID)
		if !ok || programmeOf(terms) != known.ID || instrumentOf(terms).String() != known.Instrument {
			t.Errorf("%s: the terms %v are those of %q", known.ID, terms, programmeOf(terms))
		}
		terms["eligible.sme_only"] = "true" // whom it does not ask for is the design's own
		if got := programmeOf(terms); got != known.ID {
			t.Errorf("%s: with a condition of one's own it is %q", known.ID, got)
		}
		in := s.readLab(labQuery{study: typed{"cohort.size": "5", "draws": "0"}, designs: []typed{terms}}, nil)
		if len(in.errors) > 0 {
			t.Errorf("%s: %v", known.ID, in.errors)
		}
		w := ask(h, http.MethodPost, policyPath, `{"cohort": {"preset": "mixed_500", "size": 5}, "draws": 0, "designs": [{"programme": "`+known.ID+`"}]}`)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"instrument":"`+known.Instrument+`"`) {
			t.Errorf("%s: status %d: %.300s", known.ID, w.Code, w.Body)
		}
	}
}

func TestForeignAndUnverifiedProgrammesAreMarked(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{"nl_30": "네덜란드 30% 특례", "kr_youth_leap": "청년일자리도약장려금 · 미확인", "kr_ktech_pass": "K-테크 패스(2025)"} {
		known, _ := preset.ProgrammeNamed(id)
		if got := programmeLabel(text.Korean, known); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	doc := lab(t, "cohort.size=20&draws=10&design.1.instrument=match&design.1.cap=7%2C200%2C000&design.1.years=1&design.1.rate=95", http.StatusOK)
	if got := textOf(doc.Find("form")); !strings.Contains(got, "출처를 확인하지 못했습니다") {
		t.Error("the page does not say that the scheme's figures were read nowhere")
	}
}
