package offergap_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTextsKeepToTheGlossary looks in the catalogues for words that
// docs/glossary.md gives up in favour of another.
func TestTextsKeepToTheGlossary(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("views/text/catalogue/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogues: %v", err)
	}
	for term, rivals := range glossary(t) {
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(content), "\n") {
				for _, rival := range rivals {
					if strings.Contains(strings.ToLower(line), strings.ToLower(rival)) {
						t.Errorf("%s:%d says %q: the term is %s", file, i+1, rival, term)
					}
				}
			}
		}
	}
}

// glossary reads the table: what is not said, by the term that is.
func glossary(t *testing.T) map[string][]string {
	t.Helper()
	content, err := os.ReadFile("docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	terms := map[string][]string{}
	for _, line := range strings.Split(string(content), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) == 4 && cells[0] != "term" && !strings.HasPrefix(cells[0], "---") {
			terms[cells[0]+" ("+cells[1]+")"] = strings.Split(cells[3], ", ")
		}
	}
	if len(terms) < 10 {
		t.Fatalf("only %d terms were read", len(terms))
	}
	return terms
}
