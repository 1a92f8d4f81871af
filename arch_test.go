package offergap_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/offergap/offergap/"

// mayImport says what each package may import of ours, besides what those it
// names may. A package that is missing here must be added with its reason.
var mayImport = map[string][]string{
	"calc/money":            {},
	"calc/worksheet":        {"calc/money"},
	"calc/worksheet/honest": {"calc/money", "calc/worksheet"}, // for tests
	"calc/law":              {"calc/money", "calc/worksheet"},
	"calc/tax":              {"calc/money", "calc/worksheet"},
	"calc/tax/us":           {"calc/money", "calc/worksheet", "calc/law", "calc/tax"}, // never kr
	"calc/tax/kr":           {"calc/money", "calc/worksheet", "calc/law", "calc/tax"}, // never us
	"calc/offer":            {"calc/money", "calc/worksheet"},
	"calc/subsidy":          {"calc/money", "calc/worksheet", "calc/tax"},
	"calc/sim":              {"calc/money", "calc/worksheet"},
	"calc/gap":              {"calc/money", "calc/worksheet"},
	"calc/disclose":         {"calc/money"}, // how exactly a candidate's figures are shown to a company; a privacy rule, no calculation of pay
	"calc/scenario":         {"calc/money", "calc/worksheet", "calc/law", "calc/tax", "calc/tax/us", "calc/tax/kr", "calc/offer", "calc/subsidy", "calc/gap"},
	"calc/document":         {"calc/money", "calc/worksheet", "calc/deal", "calc/law", "calc/tax", "calc/tax/kr", "calc/gap", "calc/scenario"},
	"calc/policy":           {"calc/money", "calc/worksheet", "calc/law", "calc/tax", "calc/tax/us", "calc/tax/kr", "calc/offer", "calc/subsidy", "calc/gap", "calc/sim", "calc/preset", "calc/scenario"},
	"calc/policydoc":        {"calc/money", "calc/document", "calc/policy", "calc/scenario"},                                                                                                                 // a study as it is kept, beside the document of a scenario
	"calc/deal":             {"calc/money", "calc/worksheet", "calc/law", "calc/tax", "calc/tax/us", "calc/tax/kr", "calc/offer", "calc/subsidy", "calc/gap", "calc/preset", "calc/scenario", "calc/policy"}, // policy for the odds of a package
	"calc/caselist":         {"calc/money", "calc/policy", "calc/preset", "calc/scenario"},                                                                                                                   // rows of text to a study's cases; a door like scenario.Parse
	"calc/preset":           {},                                                                                                                                                                              // data alone: fields as a person would type them
	"views":                 {"calc/money", "views/chart", "views/text", "views/ui"},
	"views/ui":              {"calc/money", "views/text", "views/chart"},
	"views/chart":           {"calc/money", "views/text"},
	"views/text":            {"calc/money"},
	"db":                    {"db/queries"}, // it stores documents and does not know what an offer is
	"db/queries":            {},
	"db/dbtest":             {"db", "db/queries"},
	"db/queue":              {"db", "db/queries"}, // long work in the same database; it does not know what a study is
	"assets":                {},
	"handlers/tabular":      {"calc/caselist"}, // file formats apart from what stands in the files
	"handlers":              nil,               // the only place where calc, views and db meet
	"cmd/web":               nil,
}

// calcMustNot are imports that would let the outside into calc.
var calcMustNot = []string{"net/http", "database/sql", "log/slog", "log", "os"}

type goPackage struct {
	ImportPath, Dir string
	Imports         []string
	GoFiles         []string
}

func goList(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range goList(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if len(p.GoFiles) == 0 {
			continue
		}
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s is not in mayImport: say what it may import and why it exists", name)
			continue
		}
		seen[name] = true
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, module)
			if isOurs && allowed != nil && !slices.Contains(allowed, ours) {
				t.Errorf("%s may not import %s", name, ours)
			}
			if strings.HasPrefix(name, "calc/") && slices.Contains(calcMustNot, imported) {
				t.Errorf("%s may not import %s: calc is pure", name, imported)
			}
		}
	}
	for name := range mayImport {
		if !seen[name] {
			t.Errorf("%s no longer exists: take it out of mayImport", name)
		}
	}
}

// impure are the words by which a calculation would come to depend on when or
// where it runs. A source that was given its seed, as rand.NewPCG makes, is none.
var impure = regexp.MustCompile(`\btime\.Now\b|\brand\.(Int|Uint|Float|Norm|Exp|Perm|Shuffle|N\b)`)

func TestCalcReadsNoClockAndNoGlobalChance(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir("calc", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		if found := impure.Find(content); found != nil {
			t.Errorf("%s uses %s", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
