package assets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Prefix is where the handler is mounted.
const Prefix = "/assets/"

const manifestName = "manifest.json"

// Set is a folder of built assets, indexed once: what it does not list is never served.
type Set struct {
	files fs.FS
	names map[string]string // plain name → fingerprinted name
	index map[string]file   // served name → how to serve it
}

// file tells how one served name is answered.
type file struct {
	contentType string
	immutable   bool            // the name carries a hash of the content
	encoded     map[string]bool // encodings ("br", "gzip") that lie beside it, compressed at build time
}

// suffixes of the compressed neighbours, best first.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// contentTypes does not rely on the mime tables of the machine, which differ.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".ico":   "image/x-icon",
	".js":    "text/javascript; charset=utf-8",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// New indexes the files of a build. A folder without a manifest is an unbuilt one, not an error.
func New(files fs.FS) (*Set, error) {
	names, err := readManifest(files)
	if err != nil {
		return nil, err
	}
	set := &Set{files: files, names: names, index: map[string]file{}}
	if err := fs.WalkDir(files, ".", set.add); err != nil {
		return nil, fmt.Errorf("index assets: %w", err)
	}
	for _, name := range names {
		entry, ok := set.index[name]
		if !ok {
			return nil, fmt.Errorf("asset manifest names %q, which is not there", name)
		}
		entry.immutable = true
		set.index[name] = entry
	}
	return set, nil
}

// Path is the address on this site of the asset with that plain name.
func (s *Set) Path(name string) string {
	if hashed, ok := s.names[name]; ok {
		return Prefix + hashed
	}
	return Prefix + name
}

func readManifest(files fs.FS) (map[string]string, error) {
	text, err := fs.ReadFile(files, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read asset manifest: %w", err)
	}
	var names map[string]string
	if err := json.Unmarshal(text, &names); err != nil {
		return nil, fmt.Errorf("read asset manifest: %w", err)
	}
	return names, nil
}

// add indexes one file, unless it is the manifest, a placeholder or the compressed neighbour of another.
func (s *Set) add(name string, entry fs.DirEntry, err error) error {
	if err != nil || entry.IsDir() {
		return err
	}
	contentType, ok := contentTypes[path.Ext(name)]
	if !ok || strings.HasPrefix(path.Base(name), ".") {
		return nil
	}
	encoded := map[string]bool{}
	for _, e := range encodings {
		_, err := fs.Stat(s.files, name+e.suffix)
		encoded[e.name] = err == nil
	}
	s.index[name] = file{contentType: contentType, encoded: encoded}
	return nil
}
