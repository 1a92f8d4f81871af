package views

import "strings"

// working is the class of a figure that opens its working.
const working = "w"

// Span is a stretch of a sentence. Class is empty for plain text; b for a
// strong number; ref, state, cand, comp: whose money it is; or w for a figure
// that opens its working at URL.
type Span struct{ Text, Class, URL string }

// Strong tells whether the span stands out.
func (s Span) Strong() bool { return s.Class != "" && s.Class != working }

// Mark is the class that underlines the span in its owner's colour.
func (s Span) Mark() string {
	if s.Class == "" || s.Class == "b" {
		return ""
	}
	return "u-" + s.Class
}

// Spans reads the light markup of the catalogue's sentences: [b|4.0배] is a
// strong number, [state|2.3배] one in a colour. Brackets that do not fit stay
// as they are.
func Spans(sentence string) []Span {
	var spans []Span
	rest := sentence
	for {
		before, class, inner, after, ok := nextSpan(rest)
		if !ok {
			break
		}
		if before != "" {
			spans = append(spans, Span{Text: before})
		}
		spans = append(spans, Span{Text: inner, Class: class})
		rest = after
	}
	if rest != "" {
		spans = append(spans, Span{Text: rest})
	}
	return spans
}

// Linked reads a sentence whose figures [w|3.2억 원] open their workings, in the
// order of the links.
func Linked(sentence string, links []Link) []Span {
	spans := Spans(sentence)
	for i := range spans {
		if spans[i].Class == working && len(links) > 0 {
			spans[i].URL, links = links[0].URL, links[1:]
		}
	}
	return spans
}

// nextSpan cuts the text at its first marked stretch.
func nextSpan(s string) (before, class, inner, after string, ok bool) {
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '[')
		if open < 0 {
			return "", "", "", "", false
		}
		open += from
		class, tail, found := strings.Cut(s[open+1:], "|")
		inner, rest, closed := strings.Cut(tail, "]")
		if found && closed && knownClass(class) {
			return s[:open], class, inner, rest, true
		}
		from = open + 1
	}
}

func knownClass(class string) bool {
	switch class {
	case "b", "ref", "state", "cand", "comp", working:
		return true
	}
	return false
}

// Plain is the sentence without its markup, for titles and readers.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
