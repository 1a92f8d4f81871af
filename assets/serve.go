package assets

import (
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
)

// ServeHTTP answers GET and HEAD below Prefix. Fingerprinted names may be kept for ever, others must be
// asked for again. Ranges are not offered: the files are small.
func (s *Set) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	name, below := strings.CutPrefix(r.URL.Path, Prefix)
	entry, known := s.index[name]
	if !below || !known {
		http.NotFound(w, r)
		return
	}
	encoding, suffix := entry.choose(r.Header.Get("Accept-Encoding"))
	content, size, err := s.open(name + suffix)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	defer content.Close()
	entry.describe(w.Header(), encoding, size)
	if r.Method == http.MethodGet {
		// The status goes out with the first byte: a reader that leaves cannot be told anything more.
		_, _ = io.Copy(w, content)
	}
}

func (s *Set) open(name string) (content fs.File, size int64, err error) {
	content, err = s.files.Open(name)
	if err != nil {
		return nil, 0, err
	}
	stat, err := content.Stat()
	if err != nil {
		content.Close()
		return nil, 0, err
	}
	return content, stat.Size(), nil
}

// describe writes the header of an answer; size is the bytes sent, after compression.
func (f file) describe(h http.Header, encoding string, size int64) {
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Length", strconv.FormatInt(size, 10))
	h.Set("Cache-Control", "no-cache")
	if f.immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if f.encoded["br"] || f.encoded["gzip"] {
		h.Add("Vary", "Accept-Encoding")
	}
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
}

// choose picks the best encoding that lies ready and that the client takes; none is the file as it is.
func (f file) choose(acceptEncoding string) (encoding, suffix string) {
	for _, e := range encodings {
		if f.encoded[e.name] && accepts(acceptEncoding, e.name) {
			return e.name, e.suffix
		}
	}
	return "", ""
}

// accepts tells whether an Accept-Encoding header takes a coding (RFC 9110, section 12.5.3): listed, or
// covered by "*", and not with weight zero. Weights beyond zero do not matter: we send the smallest.
func accepts(header, coding string) bool {
	wildcard := false
	for item := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(item, ";")
		weight, ok := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		refused := ok && (err != nil || q == 0)
		switch name = strings.TrimSpace(name); {
		case strings.EqualFold(name, coding):
			return !refused
		case name == "*":
			wildcard = !refused
		}
	}
	return wildcard
}
