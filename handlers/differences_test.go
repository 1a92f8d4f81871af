package handlers

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"github.com/offergap/offergap/views/text"
)

// Each named difference is real: the API gives our amount, which is worked out
// by hand from the law, and it is not the published one.
func TestDifferencesAreReal(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	for _, c := range crosschecks() {
		body, err := json.Marshal(c.Body)
		if err != nil {
			t.Fatal(err)
		}
		answer := decode[struct {
			Employee []struct {
				ID     string
				Amount float64
			}
		}](t, ask(h, http.MethodPost, "/api/v1/"+c.Route, string(body)))
		found := false
		for _, line := range answer.Employee {
			if line.ID == c.Line {
				found = true
				if line.Amount != float64(c.Ours) {
					t.Errorf("%s: %s is %v, want %d (%s)", c.ID, c.Line, line.Amount, c.Ours, c.Worked)
				}
			}
		}
		if !found {
			t.Errorf("%s: the answer has no %s", c.ID, c.Line)
		}
		if c.Theirs == c.Ours {
			t.Errorf("%s is no difference", c.ID)
		}
		for name, l := range map[string]string{"name ko": c.Name.Ko, "name en": c.Name.En, "case ko": c.Case.Ko, "case en": c.Case.En, "why ko": c.Why.Ko, "why en": c.Why.En, "worked": c.Worked, "url": c.Source.URL} {
			if l == "" {
				t.Errorf("%s has no %s", c.ID, name)
			}
		}
	}
}

func TestEveryDifferenceIsShown(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	files, err := fs.Glob(crosscheckFiles, "crosscheck/*.yaml")
	if err != nil || len(files) != len(crosschecks()) {
		t.Errorf("%d files, %d differences (%v)", len(files), len(crosschecks()), err)
	}
	for _, lang := range text.Langs() {
		doc := read(t, ask(newHandler(t), http.MethodGet, "/methodology?lang="+lang.Code(), ""), http.StatusOK)
		for _, c := range crosschecks() {
			shown := textOf(doc.Find(`[id="difference-` + c.ID + `"]`))
			for _, want := range []string{labelIn(lang, c.Why), c.Source.Title, lang.Exact(c.amount(c.Theirs)), lang.Exact(c.amount(c.Ours))} {
				if !strings.Contains(shown, strings.Join(strings.Fields(want), " ")) {
					t.Errorf("%v: %s does not show %q: %s", lang, c.ID, want, shown)
				}
			}
		}
	}
}
