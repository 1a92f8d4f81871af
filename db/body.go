package db

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"sync"
)

// compressors are kept because a fresh one allocates most of a megabyte.
var compressors = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// Compress is deterministic: the gzip header holds no name and no time.
func Compress(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w := compressors.Get().(*gzip.Writer)
	defer compressors.Put(w)
	w.Reset(&out)
	if _, err := w.Write(body); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return out.Bytes(), nil
}

// growAtOnce bounds, in bytes, the memory taken on the word of a stored size.
const growAtOnce = 1 << 20

// Decompress gives back the size bytes that were saved, or ErrCorrupt. It
// never reads more than one byte beyond size, whatever the stored bytes say.
func Decompress(compressed []byte, size int64, sha256Hex string) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	var body bytes.Buffer
	body.Grow(int(min(max(size, 0), growAtOnce)) + bytes.MinRead)
	if _, err := body.ReadFrom(io.LimitReader(r, size+1)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	if int64(body.Len()) != size || HexSHA256(body.Bytes()) != sha256Hex {
		return nil, fmt.Errorf("%w: the size or SHA-256 differs from the one stored", ErrCorrupt)
	}
	return body.Bytes(), nil
}
