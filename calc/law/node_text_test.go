package law

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each value of the book survives its text: a page that compares a saved value
// with today's can show them part by part.
func TestEveryValueReadsBackFromItsText(t *testing.T) {
	t.Parallel()
	book, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range book.Params() {
		for _, v := range p.Values {
			got, ok := ReadText(v.Node.Text())
			if diff := cmp.Diff(v.Node, got); !ok || diff != "" {
				t.Errorf("%s from %v: read: %v (-want +got):\n%s", p.Path, v.From, ok, diff)
			}
		}
	}
}

func TestTextThatIsNoNode(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"{", "{}", "{a}", "{a:1", "{a:1}}", "{a:1}x", "{{a:1}", "{a:1,}"} {
		if n, ok := ReadText(text); ok {
			t.Errorf("%q reads as %+v", text, n)
		}
	}
}
