package policydoc

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/law"
)

// What a released version stored stays readable: its bytes are those of then, and
// everything that its page shows is in them.
func TestCorpusStaysReadable(t *testing.T) {
	t.Parallel()
	sums, err := os.ReadFile(filepath.Join("testdata", "corpus", "v1", "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(sums)) {
		hash, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		body := unpacked(t, filepath.Join("testdata", "corpus", "v1", name+".gz"))
		if sum := sha256.Sum256(body); hex.EncodeToString(sum[:]) != hash {
			t.Fatalf("%s: the bytes hash to %x, want %s", name, sum, hash)
		}
		d, err := Decode(body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, designs := d.Result, len(d.Input.Names)
		if d.Schema != 1 || designs == 0 || len(r.Designs) != designs || len(r.Bands) != designs || len(r.Views) != designs || len(r.Scenarios) < 2 {
			t.Errorf("%s: %d names, %d findings, %d bands, %d views, %d scenarios", name, designs, len(r.Designs), len(r.Bands), len(r.Views), len(r.Scenarios))
		}
		if v := r.Views[0]; v == nil || len(v.Sweep) != 20 || len(v.Grid.Cells) != len(v.Grid.Rates)*len(v.Grid.Caps) || len(v.Tornado) == 0 || v.Inverse == nil {
			t.Errorf("%s: the views of the first design are not whole", name)
		}
		for i, f := range r.Designs {
			if f.GrossCost.Central <= 0 || len(f.BudgetTable.Years) != tableYears || f.Split.Total <= 0 {
				t.Errorf("%s: design %d: cost %v, %d years", name, i, f.GrossCost.Central, len(f.BudgetTable.Years))
			}
		}
		for _, use := range d.Laws {
			if _, ok := law.ReadText(use.Value); !ok {
				t.Errorf("%s: the value %s of %s does not read", name, use.Value, use.Path)
			}
		}
		read++
	}
	if read < 3 {
		t.Errorf("%d documents", read)
	}
	if _, err := Decode([]byte(`{"schema": 99}`)); err == nil {
		t.Error("a schema that there is not is read")
	}
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
