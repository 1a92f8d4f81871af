package law

import "strings"

// ReadText is the node whose Text this is, as a saved result holds it; false
// where it is none.
func ReadText(text string) (Node, bool) {
	r := textReader{rest: text}
	n, ok := r.node()
	return n, ok && r.rest == ""
}

// textReader reads what Text wrote: {key:value,key:{…}}, {{…},{…}} or a scalar.
type textReader struct{ rest string }

func (r *textReader) node() (Node, bool) {
	if !r.take("{") {
		return Node{Scalar: r.until(",}")}, true
	}
	n := Node{}
	for {
		if !r.entry(&n) {
			return Node{}, false
		}
		if r.take("}") {
			return n, true
		}
		if !r.take(",") {
			return Node{}, false
		}
	}
}

// entry is a row, or a value with its key.
func (r *textReader) entry(n *Node) bool {
	if strings.HasPrefix(r.rest, "{") {
		row, ok := r.node()
		n.Rows = append(n.Rows, row)
		return ok
	}
	key := r.until(":,}")
	if !r.take(":") {
		return false
	}
	child, ok := r.node()
	if n.ByKey == nil {
		n.ByKey = map[string]Node{}
	}
	n.Keys = append(n.Keys, key)
	n.ByKey[key] = child
	return ok
}

func (r *textReader) take(sign string) bool {
	rest, found := strings.CutPrefix(r.rest, sign)
	if found {
		r.rest = rest
	}
	return found
}

// until takes what stands before the first of the signs.
func (r *textReader) until(signs string) string {
	end := strings.IndexAny(r.rest, signs)
	if end < 0 {
		end = len(r.rest)
	}
	taken := r.rest[:end]
	r.rest = r.rest[end:]
	return taken
}
