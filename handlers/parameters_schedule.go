package handlers

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// sideBySide prints bracket tables of the same rates beside each other, as the
// authority publishes them: a rate per row, a filing status per column. False
// where the value is no such set of tables.
func sideBySide(lang text.Lang, param *law.Param, n law.Node) (*ui.Table, bool) {
	if len(n.Keys) == 0 {
		return nil, false
	}
	first := n.ByKey[n.Keys[0]].Rows
	t := &ui.Table{Caption: labelIn(lang, param.Label), Head: []ui.Column{{Text: keyText(lang, "rate"), Numeric: true}}}
	for _, row := range first {
		t.Rows = append(t.Rows, ui.Row{Head: printRate(row.ByKey["rate"].Scalar)})
	}
	for _, key := range n.Keys {
		rows := n.ByKey[key].Rows
		if len(rows) == 0 || len(rows) != len(first) {
			return nil, false
		}
		t.Head = append(t.Head, ui.Column{Text: keyText(lang, key) + " " + keyText(lang, "over"), Numeric: true})
		for i, row := range rows {
			if len(row.Keys) != 2 || row.ByKey["rate"].Scalar != first[i].ByKey["rate"].Scalar || row.ByKey["over"].Scalar == "" {
				return nil, false
			}
			t.Rows[i].Cells = append(t.Rows[i].Cells, printScalar(lang, param.Unit, row.ByKey["over"].Scalar))
		}
	}
	return t, true
}
