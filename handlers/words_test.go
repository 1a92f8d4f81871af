package handlers

import (
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/views/text"
)

// TestEveryLawHasItsWords checks the words that pages put together from ids.
func TestEveryLawHasItsWords(t *testing.T) {
	t.Parallel()
	need := func(key string) {
		if !text.Has(key) {
			t.Errorf("%s has no text", key)
		}
	}
	var walk func(n law.Node)
	walk = func(n law.Node) {
		for _, key := range n.Keys {
			need("present.key." + key)
			walk(n.ByKey[key])
		}
		for _, row := range n.Rows {
			walk(row)
		}
	}
	for _, p := range newEngine(t).Book().Params() {
		need("present.group." + groupOf(p.Path))
		need("present.unit." + unitKey(p.Unit))
		if name, isBill := strings.CutPrefix(p.Path, billFile); isBill && billsOf[name] != nil {
			need("answer.bill." + name)
		}
		for i, v := range p.Values {
			need("present.state." + valueState(p, i, dateOf(today)))
			walk(v.Node)
		}
	}
	for _, state := range valueStates {
		need("present.state." + state)
	}
}

func TestEveryRegimeHasItsWords(t *testing.T) {
	t.Parallel()
	for _, st := range newEngine(t).KR(2026).Conditions(kr.Facts{}) {
		prefix := "regime." + st.Regime.String() + "."
		keys := []string{prefix + "name"}
		for _, c := range st.Conditions {
			keys = append(keys, prefix+"condition."+c.ID)
		}
		for _, id := range st.NotAsked {
			keys = append(keys, prefix+"condition."+id)
		}
		for _, id := range st.Documents {
			keys = append(keys, prefix+"document."+id)
		}
		for _, key := range keys {
			if !text.Has(key) {
				t.Errorf("%s has no text", key)
			}
		}
		if newEngine(t).Book().Param(regimeLaw[st.Regime.String()]) == nil {
			t.Errorf("%v has no law", st.Regime)
		}
	}
}

func TestEveryLineHasItsWords(t *testing.T) {
	t.Parallel()
	for _, line := range worksheet.Lines() {
		if !text.Has("line." + line) {
			t.Errorf("line.%s has no text", line)
		}
	}
	for op := worksheet.OpSum; op <= worksheet.OpChoose; op++ {
		if !text.Has("op." + op.String()) {
			t.Errorf("op.%v has no text", op)
		}
	}
}
