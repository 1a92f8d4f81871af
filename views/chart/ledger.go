package chart

// LedgerBar is one of the two bars: who pays, or where it goes. Start and End
// label its two ends; the parts between stand in the key with their amounts.
type LedgerBar struct {
	Name, Total string
	Parts       []Part
	Start, End  Label // texts and ink classes; the places are computed
}

// LedgerInput describes one year's money of one hire, twice: paid and
// received. The two bars are equally long, since nothing is lost.
type LedgerInput struct {
	ID, Title, Desc string
	Paid, Received  LedgerBar
}

const ledgerRow, ledgerHeight = 100, 190

// Ledger draws the two bars.
func Ledger(in LedgerInput) Drawing {
	d := Drawing{ID: in.ID, Title: in.Title, Desc: in.Desc, Height: ledgerHeight}
	for i, bar := range []LedgerBar{in.Paid, in.Received} {
		d.Groups = append(d.Groups, ledgerGroups(bar, float64(i*ledgerRow))...)
	}
	return d
}

func ledgerGroups(bar LedgerBar, top float64) []Group {
	values := make([]float64, len(bar.Parts))
	for i, p := range bar.Parts {
		values[i] = p.Value
	}
	x := Scale{To: total(values...), B: 100}
	marks, rules := Group{}, Group{}
	for i, span := range Stack(values...) {
		if span.To == span.From {
			continue
		}
		from := x.At(span.From)
		marks.Bars = append(marks.Bars, Bar{from, top + 20, x.Len(span.From, span.To), 44, bar.Parts[i].Tone, bar.Parts[i].Title})
		if span.From > 0 {
			rules.Lines = append(rules.Lines, Line{from, top + 20, from, top + 64, "sep"})
		}
	}
	rules.Labels = []Label{
		{0, top + 12, bar.Name, "ax"},
		{100, top + 12, bar.Total, "ax e"},
		{0, top + 82, bar.Start.Text, "v " + bar.Start.Class},
		{100, top + 82, bar.End.Text, "v e " + bar.End.Class},
	}
	return []Group{marks, rules}
}
