package document

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/law"
)

// stored is a document of the corpus: its bytes, and their hash when it was
// made.
type stored struct {
	schema     int
	name, hash string
	body       []byte
}

// corpus are the documents of every schema up to today's.
func corpus(tb testing.TB) []stored {
	tb.Helper()
	var all []stored
	for schema := 1; schema <= Schema; schema++ {
		folder := filepath.Join("testdata", "corpus", fmt.Sprintf("v%d", schema))
		sums, err := os.ReadFile(filepath.Join(folder, "SHA256SUMS"))
		if err != nil {
			tb.Fatal(err)
		}
		for line := range strings.Lines(string(sums)) {
			hash, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
			all = append(all, stored{schema, name, hash, unpacked(tb, filepath.Join(folder, name+".gz"))})
		}
	}
	return all
}

func unpacked(tb testing.TB, path string) []byte {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r, err := gzip.NewReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return body
}

// What a released version stored stays readable, whatever the schema of today:
// its bytes are those of then, and its input is still one that can be computed.
func TestCorpusStaysReadable(t *testing.T) {
	t.Parallel()
	engine, _ := evaluated(t)
	documents := corpus(t)
	if len(documents) < 3 {
		t.Fatalf("%d documents", len(documents))
	}
	for _, s := range documents {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			sum := sha256.Sum256(s.body)
			if got := hex.EncodeToString(sum[:]); got != s.hash {
				t.Fatalf("the bytes hash to %s, want %s", got, s.hash)
			}
			d, err := Decode(s.body)
			if err != nil {
				t.Fatal(err)
			}
			if s.schema == Schema && d.Schema != Schema {
				t.Errorf("schema %d", d.Schema)
			}
			sc, errs := d.Scenario(engine)
			if len(errs) > 0 {
				t.Fatalf("the input is refused: %v", errs)
			}
			if len(d.Result.Years) != sc.Horizon || len(d.Working.Steps) == 0 || len(d.Laws) == 0 {
				t.Errorf("%d years of %d, %d steps, %d law values", len(d.Result.Years), sc.Horizon, len(d.Working.Steps), len(d.Laws))
			}
			for _, use := range d.Laws {
				if _, ok := law.ReadText(use.Value); !ok {
					t.Errorf("%s: the value %s does not read", use.Path, use.Value)
				}
			}
			resolves(t, d)
		})
	}
}

// resolves checks that each operand leads to an earlier step, a law value or
// an input of the document itself.
func resolves(t *testing.T, d Document) {
	t.Helper()
	for i, step := range d.Working.Steps {
		for _, o := range step.Operands {
			switch {
			case o.Step != nil && (*o.Step < 0 || *o.Step >= i),
				o.Law != nil && (*o.Law < 0 || *o.Law >= len(d.Laws)),
				o.Input != nil && (*o.Input < 0 || *o.Input >= len(d.Working.Inputs)):
				t.Errorf("step %d (%s) refers to nothing", i, step.Line)
			}
		}
	}
}
