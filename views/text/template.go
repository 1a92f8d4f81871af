package text

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Arg is a word for a placeholder.
type Arg struct{ name, word string }

// With is the word for the placeholder of that name.
func With(name, word string) Arg { return Arg{name, word} }

// Count is a whole number for the placeholder of that name.
func Count(name string, n int) Arg { return Arg{name, strconv.Itoa(n)} }

// template is a text taken apart at its placeholders.
type template []part

// part is literal text, or a placeholder where it has a name.
type part struct {
	literal string
	name    string
	capital bool
	forms   pair
}

// pair are the two forms of a particle (after a consonant, after a vowel) or of
// a noun (one, many).
type pair struct{ first, second string }

// parse takes a text apart; the language decides which forms are known.
func parse(source string, l Lang) (template, error) {
	if strings.TrimSpace(source) == "" {
		return nil, errors.New("the text is empty")
	}
	var t template
	for source != "" {
		literal, rest, found := strings.Cut(source, "{")
		if literal != "" {
			t = append(t, part{literal: literal})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, errors.New("a brace is not closed")
		}
		p, err := parsePlaceholder(inside, l)
		if err != nil {
			return nil, err
		}
		t, source = append(t, p), after
	}
	return t, nil
}

func parsePlaceholder(inside string, l Lang) (part, error) {
	name, forms, formed := strings.Cut(inside, ":")
	p := part{name: uncapital(name), capital: name != uncapital(name)}
	if strings.TrimFunc(p.name, isNameRune) != "" || p.name == "" {
		return part{}, fmt.Errorf("{%s} has no proper name", inside)
	}
	if !formed {
		return p, nil
	}
	first, second, paired := strings.Cut(forms, "/")
	p.forms = pair{first, second}
	if !paired || first == "" || second == "" || l == Korean && !p.forms.isParticle() {
		return part{}, fmt.Errorf("{%s} has no known pair of forms", inside)
	}
	return p, nil
}

func isNameRune(r rune) bool { return r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// fill joins the parts with the words of the placeholders.
func (t template) fill(l Lang, args []Arg) string {
	if len(t) == 1 && t[0].name == "" {
		return t[0].literal
	}
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.literal)
		if p.name == "" {
			continue
		}
		i := slices.IndexFunc(args, func(a Arg) bool { return a.name == p.name })
		if i < 0 {
			b.WriteString("{" + p.name + "}")
			continue
		}
		b.WriteString(p.print(l, args[i].word))
	}
	return b.String()
}

// print is the word with its capital, particle or noun.
func (p part) print(l Lang, word string) string {
	if p.capital {
		word = capital(word)
	}
	switch {
	case p.forms == pair{}:
		return word
	case l == Korean:
		return word + p.forms.after(word)
	case word == "1":
		return word + " " + p.forms.first
	}
	return word + " " + p.forms.second
}

func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return word
	}
	return string(unicode.ToUpper(r)) + word[size:]
}

func uncapital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return word
	}
	return string(unicode.ToLower(r)) + word[size:]
}

// names are the placeholders of the text, sorted, each once.
func (t template) names() []string {
	var names []string
	for _, p := range t {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
