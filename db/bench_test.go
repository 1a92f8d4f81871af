package db_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
)

// benchBody is as large as a saved result with its working and sweep, and
// compresses about as well.
func benchBody() []byte {
	var body bytes.Buffer
	for i := range 600 {
		fmt.Fprintf(&body, `{"id":"kr.y%d.health_insurance","op":"mul","operands":[%d,%d],"result":%d},`, i%4, i, i+1, i*7_919_000)
	}
	return body.Bytes()
}

func BenchmarkSave(b *testing.B) {
	store := open(b, "sqlite:"+filepath.Join(b.TempDir(), "bench.db"))
	n := db.NewDocument{Kind: "scenario", Schema: 1, Body: benchBody(), Audience: db.Full}
	b.SetBytes(int64(len(n.Body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := store.Save(b.Context(), n, time.UnixMilli(0)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	store := open(b, "sqlite:"+filepath.Join(b.TempDir(), "bench.db"))
	n := db.NewDocument{Kind: "scenario", Schema: 1, Body: benchBody(), Audience: db.Full}
	saved, err := store.Save(b.Context(), n, time.UnixMilli(0))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(n.Body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := store.Link(b.Context(), saved.LinkID, time.UnixMilli(0)); err != nil {
			b.Fatal(err)
		}
	}
}
