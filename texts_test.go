package offergap_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/offergap/offergap/views/text"
)

var (
	literal  = regexp.MustCompile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|`([^`]*)`")
	spoken   = regexp.MustCompile(`\bT\("([a-z0-9_.]+)"[,)]`)
	comment  = regexp.MustCompile(`(?m)^\s*//.*$`)
	unit     = regexp.MustCompile(`unit: ([^,}\n]+)`)
	asKey    = strings.NewReplacer("/", "_a_", " ", "_") // the key of a unit in the catalogue
	textPart = regexp.MustCompile(`[A-Za-z0-9_-]+`)
)

// source is what the program says in its own files, tests left out.
type source struct {
	strings map[string]bool // whole literals of Go and templ
	words   map[string]bool // their words, and the words of the data in calc
	keys    []string        // keys that are given to T whole
}

func readSource(t *testing.T) source {
	t.Helper()
	s := source{strings: map[string]bool{}, words: map[string]bool{}}
	for _, root := range []string{"calc", "handlers", "views", "cmd"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.Contains(path, "testdata") {
				return err
			}
			s.readFile(t, path)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s *source) readFile(t *testing.T, path string) {
	t.Helper()
	isTest, isGenerated := strings.HasSuffix(path, "_test.go"), strings.HasSuffix(path, "_templ.go")
	extension := filepath.Ext(path)
	if isTest || isGenerated || extension != ".go" && extension != ".templ" && (extension != ".yaml" || !strings.HasPrefix(path, "calc")) {
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	if extension == ".yaml" {
		s.learn(path + string(content))
		for _, found := range unit.FindAllStringSubmatch(string(content), -1) {
			s.words[asKey.Replace(strings.ToLower(found[1]))] = true
		}
		return
	}
	code := comment.ReplaceAllString(string(content), "")
	for _, found := range literal.FindAllStringSubmatch(code, -1) {
		said := found[1] + found[2]
		s.strings[said] = true
		s.learn(said)
	}
	for _, found := range spoken.FindAllStringSubmatch(code, -1) {
		s.keys = append(s.keys, found[1])
	}
}

func (s *source) learn(said string) {
	for _, word := range textPart.FindAllString(said, -1) {
		s.words[word] = true
	}
}

// mentions tells whether a key can be said: it stands in a file whole, or its
// beginning does, up to a dot or an underscore, and what follows is known.
func (s *source) mentions(key string) bool {
	if s.strings[key] {
		return true
	}
	for end := len(key) - 1; end > 0; end-- {
		isPrefix := key[end-1] == '.' || key[end-1] == '_' || key[end] == '.'
		if isPrefix && s.strings[key[:end]] && s.knows(key[end:]) {
			return true
		}
	}
	return false
}

// knows tells whether each part of the rest of a key is a word of the program,
// itself, without its number (p1), or before an ending such as _note.
func (s *source) knows(rest string) bool {
	for _, part := range strings.Split(strings.TrimPrefix(rest, "."), ".") {
		bare := strings.TrimRight(part, "0123456789")
		last := max(strings.LastIndexByte(part, '_'), 0)
		withEnding := s.strings[part[last:]] && s.words[part[:last]]
		if bare != "" && !s.words[part] && !s.words[bare] && !withEnding {
			return false
		}
	}
	return true
}

func TestEveryTextIsUsed(t *testing.T) {
	t.Parallel()
	s := readSource(t)
	for _, key := range text.Keys() {
		if !s.mentions(key) {
			t.Errorf("nothing says the text %s: remove it", key)
		}
	}
	for _, key := range s.keys {
		if !text.Has(key) {
			t.Errorf("%s is said and has no text", key)
		}
	}
}
