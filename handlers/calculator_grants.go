package handlers

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// grantInputs are the fields of a grant, in the order in which they are asked.
var grantInputs = []string{"kind", "grant_value", "vesting", "strike", "growth", "discount"}

// grantFold edits the grants of a side. It comes open where one of them has an
// error, and where a button in it was pressed.
func (f formFields) grantFold(side, value string, w worked) ui.Fold {
	id := side + "_grants"
	fold := ui.Fold{ID: "fold-" + side + "-grants", Title: f.lang.T("calculator.fold." + id), Value: value}
	if side == "offer" {
		fold.Fields = f.all("offer.equity_annual")
	}
	list, failed := f.grants(side)
	fold.Grants = []ui.Grants{list}
	fold.Open = failed || f.fails(fold.Fields) || pressedIn(w.do, side)
	if message := f.errors[side+".equity"]; message != "" {
		fold.Open, fold.Intro = true, message
	}
	return fold
}

// pressedIn tells whether the button is one of the side's list.
func pressedIn(do, side string) bool {
	return do == doAddGrant+side || strings.HasPrefix(do, doRemoveGrant+side+".")
}

func (f formFields) grants(side string) (list ui.Grants, failed bool) {
	positions := grantPositions(f.shown, side)
	list = ui.Grants{
		Empty: f.lang.T("calculator.grants.empty_" + side),
		Add:   ui.Button{Label: f.lang.T("calculator.grants.add"), Do: doAddGrant + side},
	}
	for i, position := range positions {
		path := side + ".equity." + strconv.Itoa(position)
		var fields []ui.Field
		for _, name := range grantInputs {
			fields = append(fields, f.field(path+"."+name))
		}
		failed = failed || f.fails(fields)
		list.Items = append(list.Items, ui.Grant{
			Legend: f.grantName(i), Fields: fields,
			Remove: ui.Button{Label: f.lang.T("calculator.grants.remove"), Do: doRemoveGrant + side + "." + strconv.Itoa(position)},
		})
	}
	if len(positions) >= maxGrants {
		list.Full = f.lang.T("calculator.grants.full")
	}
	return list, failed
}

// grantsValue says how many grants there are and what they are worth today.
func (f formFields) grantsValue(grants []offer.Grant, empty string) string {
	if len(grants) == 0 {
		return f.lang.T(empty)
	}
	var total money.Money
	for _, g := range grants {
		total = total.Add(g.Value)
	}
	return f.lang.T("calculator.fold.grants_value", text.Count("count", len(grants)), text.With("amount", f.lang.Words(total)))
}
