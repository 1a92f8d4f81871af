package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/policy"
)

// unreadable is a value that no field reads.
const unreadable = "엉터리"

// Every field that is wrong is named, with its message at the field and what was
// typed still in it, in both languages; the page answers with the rest.
func TestPolicyPageNamesEveryWrongField(t *testing.T) {
	t.Parallel()
	fields := map[string]string{}
	for _, name := range labFields() {
		if name != focusField && name != casesField { // which nobody types
			fields[name] = "&" + small
		}
	}
	for i, own := range ownFields {
		for _, name := range append(append([]string{instrumentField}, own...), eligibleFields...) {
			if !isBox(name) {
				fields["design.1."+name] = "&cohort.size=20&draws=0&design.1.instrument=" + policy.Instruments[i]
			}
		}
	}
	for name, rest := range fields {
		for _, lang := range []string{"ko", "en"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				t.Parallel()
				query, err := url.ParseQuery(strings.TrimPrefix(rest, "&"))
				if err != nil {
					t.Fatal(err)
				}
				query.Set(name, unreadable)
				query.Set("lang", lang)
				doc := lab(t, query.Encode(), http.StatusUnprocessableEntity)
				message := doc.Find(`[id="` + name + `-e"]`).Text()
				if message == "" || strings.Contains(message, "[") || strings.Contains(name, ".") && strings.Contains(message, name) {
					t.Errorf("message at the field: %q", message)
				}
				if doc.Find("#errors li").Length() != 1 || doc.Find("#answer").Text() == "" {
					t.Errorf("%d errors, answer %q", doc.Find("#errors li").Length(), doc.Find("#answer").Text())
				}
				input := field(doc, name)
				if input.Is("input[type=text]") && input.AttrOr("value", "") != unreadable {
					t.Errorf("what was typed is gone: %q", input.AttrOr("value", ""))
				}
			})
		}
	}
}

func TestPolicyBounds(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	for _, tt := range []struct{ name, value, says string }{
		{"cohort.size", "501", "500"}, {"design.1.rate", "99", "95%"}, {"design.1.pass_through", "101", "100%"}, {"design.1.years", "11", "10"},
		{"draws", "501", "500"}, {"fiscal.displacement", "100", "99%"}, {"cohort.spread", "301", "300%"}, {"design.1.taper", "100, 120", "100%"},
	} {
		query := url.Values{"design.1.instrument": {"match"}, "cohort.size": {"20"}, "draws": {"0"}}
		query.Set(tt.name, tt.value)
		doc := lab(t, query.Encode(), http.StatusUnprocessableEntity)
		if message := doc.Find(`[id="` + tt.name + `-e"]`).Text(); !strings.Contains(message, tt.says) {
			t.Errorf("%s=%s: %q does not say %q", tt.name, tt.value, message, tt.says)
		}
		if !strings.HasPrefix(doc.Find("title").Text(), "오류: ") {
			t.Errorf("title %q", doc.Find("title").Text())
		}
	}
}

// A design shows the fields of its own instrument and no others.
func TestDesignsShowTheirOwnFields(t *testing.T) {
	t.Parallel()
	for i, instrument := range policy.Instruments {
		doc := lab(t, "cohort.size=20&draws=0&design.1.instrument="+instrument, http.StatusOK)
		for _, name := range designFields {
			isOwn := name == instrumentField || slices.Contains(ownFields[i], name) || slices.Contains(eligibleFields, name)
			if shown := doc.Find(`#policy-form [name="design.1.`+name+`"]`).Length() > 0; shown != isOwn {
				t.Errorf("%s: %s is shown: %v, want %v", instrument, name, shown, isOwn)
			}
		}
	}
}
