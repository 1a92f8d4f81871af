package db

import (
	"bytes"
	"errors"
	"testing"
)

func TestCompressIsDeterministic(t *testing.T) {
	t.Parallel()
	body := bytes.Repeat([]byte(`{"id":"kr.income_tax","amount":0},`), 100)
	first, err := Compress(body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Compress([]byte("another body, through the same pool")); err != nil {
		t.Fatal(err)
	}
	second, err := Compress(body)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same body compressed to two results (%v)", err)
	}
}

func FuzzDecompress(f *testing.F) {
	good, err := Compress([]byte("body"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, int64(4), HexSHA256([]byte("body")))
	f.Add(good, int64(-1), "")
	f.Add([]byte(nil), int64(0), "")
	f.Fuzz(func(t *testing.T, compressed []byte, size int64, sum string) {
		body, err := Decompress(compressed, size, sum)
		switch {
		case err == nil && (int64(len(body)) != size || HexSHA256(body) != sum):
			t.Errorf("Decompress accepted %d bytes that are not what was saved", len(body))
		case err != nil && !errors.Is(err, ErrCorrupt):
			t.Errorf("Decompress: got error %v, want ErrCorrupt", err)
		}
	})
}
