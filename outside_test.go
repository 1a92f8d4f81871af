package offergap_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	hangul = regexp.MustCompile(`\p{Hangul}+`)
	// betweenTags is what a template prints itself: words that stand between two tags.
	betweenTags = regexp.MustCompile(`>[^<>{}@()=]*[A-Za-z]{2}[^<>{}@()=]*<`)
	// spokenAttribute is an attribute that is read or shown, with words of its own.
	spokenAttribute = regexp.MustCompile(`\s(title|alt|placeholder|aria-label|aria-valuetext)="[^"]*\p{L}{2}[^"]*"`)
)

// languageItself are files whose code is about the Korean language: its units,
// its particles, how an amount is written in it.
var languageItself = []string{"views/text/", "calc/money/", "handlers/tabular/"}

// citing are words by which a Korean citation is read: statute, ruling, court.
var citing = []string{"법령", "법령칙", "판례", "대법원", "의"}

// TestNoTextOutsideTheCatalogues finds what a page would say in one language
// only.
func TestNoTextOutsideTheCatalogues(t *testing.T) {
	t.Parallel()
	for _, root := range []string{"handlers", "views", "cmd", "assets/js"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				checkTexts(t, filepath.ToSlash(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func checkTexts(t *testing.T, path string) {
	t.Helper()
	extension := filepath.Ext(path)
	if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") || strings.Contains(path, "testdata") {
		return
	}
	for _, prefix := range languageItself {
		if strings.HasPrefix(path, prefix) {
			return
		}
	}
	if extension != ".go" && extension != ".templ" && extension != ".js" {
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(content), "\n") {
		code, _, _ := strings.Cut(line, "// ")
		found := hangul.FindString(code)
		if found == "" && extension == ".templ" {
			found = betweenTags.FindString(code) + spokenAttribute.FindString(code)
		}
		if found != "" && !slices.Contains(citing, found) {
			t.Errorf("%s:%d: %q belongs into views/text/catalogue", path, i+1, found)
		}
	}
}
