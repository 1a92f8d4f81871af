package views_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds a few whole components as they are printed. The files are
// there to be read in review: run with -update after a change of markup.
func TestGolden(t *testing.T) {
	t.Parallel()
	for name, component := range map[string]templ.Component{
		"gap_bar":    chart.SVG(chart.GapBar(gapBarInput(text.Korean))),
		"field":      ui.Control(goldenField()),
		"rate":       ui.RateSlider(sampleForm(text.English).Rate),
		"sentence":   views.Sentence(sampleOutcome(text.Korean).Answer),
		"data_table": ui.DataTable(sampleLedger(text.English).Table),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareGolden(t, filepath.Join("testdata", name+".golden.html"), layOut(render(t, component)))
		})
	}
}

func goldenField() ui.Field {
	return ui.Field{
		Name: "policy.cap", Label: "1인당 연간 한도", Hint: "비워 두면 한도가 없습니다.", Value: "10억 워", Unit: "원",
		Error: "1인당 연간 한도를 읽지 못했습니다.", Reading: "10억 원", Source: ui.Source{Text: "기본값"},
	}
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: -want +got\n%s", path, diff)
	}
}

// layOut puts every tag on a line of its own, so that a change shows as lines.
func layOut(html string) string {
	var b strings.Builder
	for _, line := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(html, "<", "\n<"), ">", ">\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
