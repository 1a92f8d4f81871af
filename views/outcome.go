package views

import (
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// Outcome is a computed result as a page shows it, the answer first. The
// calculator and a saved result share it.
type Outcome struct {
	Eyebrow    string // case, tax year, period
	Answer     []Span // one sentence, chosen from named cases
	Notice     string // what a reader must know before believing it
	Carried    string // which law is used after its own year; folded under the notice
	Gap        GapBar
	TenSeconds TenSecondTable
	Figures    []KeyFigure
	Why        Figure // waterfall
	Rate       *Figure
	Years      Figure
	Who        *Figure // ledgers; nil where the company's cost is not shown
	WhoLines   []LinesBlock
	Regimes    RegimePanel
	Lenses     LensesPanel
	Exchange   *TablePanel // the same at other rates of exchange
	RDCredit   *RDCredit
	Needs      *WhatItTakes
}

// GapBar is the signature drawing with the sentence that explains it.
type GapBar struct {
	Drawing chart.Drawing
	Note    string
	Working []Link // of the note's [w|…] figures
}

// Link is a link with its text. An empty URL means that there is none.
type Link struct{ Text, URL string }

// Has tells whether there is a link to print.
func (l Link) Has() bool { return l.URL != "" }

// TenSecondTable answers at a glance: to stay, our offer, our offer with the
// match, each by the same four measures.
type TenSecondTable struct {
	Caption   string
	RowTitle  string
	Columns   [4]TenSecondColumn
	Rows      []TenSecondRow
	Condition []Span // the one condition that decides
}

// TenSecondColumn is a measure; Note says its basis and period.
type TenSecondColumn struct{ Title, Note string }

// TenSecondRow is one of the choices.
type TenSecondRow struct {
	Name, Note string
	Swatch     string
	Strong     bool
	Cells      [4]DualAmount
}

// DualAmount is an amount in won and in dollars. Note replaces them where
// there is none.
type DualAmount struct{ Won, Dollars, Note, Working string }

// KeyFigure is a large number with its label and a line under it.
type KeyFigure struct {
	ID, Label, Ink string // Ink: candidate, company, state, ref or empty
	Figure         text.Figure
	Working        string // where the figure's working is
	Note           string
	More           []Link // the workings of the note's [w|…] figures
}

// Figure is a chart: the message as its title, what is measured under it, the
// drawing, and the same as a table.
type Figure struct {
	ID, Message, Sub string
	Key              []KeyItem
	Drawing          chart.Drawing
	Narrow           *chart.Drawing // drawn instead on phones
	Table            ui.Table
	TableInSight     bool // the table is part of the message, not folded away
	CSV              Link
}

// KeyItem explains a colour; Amount may be empty.
type KeyItem struct{ Tone, Name, Amount, Working string }

// RegimePanel shows the Korean tax regimes: the ordinary one and what others
// would give, with their conditions one by one.
type RegimePanel struct {
	Title, Sub string
	Regimes    []Regime
}

// Regime is one way to be taxed.
type Regime struct {
	ID, Name   string
	State      ui.Chip // applied, available, 'if proven', closed
	Open       bool
	TakeHome   string // yearly, first year
	Difference string // against the ordinary regime
	Working    []Link // of both
	Conditions []Condition
	Documents  []string
	Deadline   string
	IfPassed   []string // bills: what would change, and from when
	Law        Link
}

// Condition of a regime. State is met, unmet or unknown; Word says it.
type Condition struct {
	Text, Note  string
	State, Word string
}

// LensesPanel shows the three ways to count equity.
type LensesPanel struct {
	Title, Sub string
	Table      ui.Table
	Note       string
}

// TablePanel is a section that is a table.
type TablePanel struct {
	ID, Title, Sub string
	Table          ui.Table
	Note           string
}

// LinesBlock is a short list of labelled amounts under a chart.
type LinesBlock struct {
	ID, Title, Sub string
	Lines          []ui.Line
}

// RDCredit is the company's R&D tax credit, a line of its own outside the
// subsidy's identity.
type RDCredit struct {
	Title, Sub string
	Lines      []ui.Line
	Warning    string // double support above the ceiling
}

// WhatItTakes lists what would close the gap, each with one lever.
type WhatItTakes struct {
	Title, Sub string
	Items      []Need
}

// Need is one answer. Figure is its amount; Plain a sentence instead, where there
// is no solution.
type Need struct {
	Title, Tone string
	Figure      text.Figure
	Working     string // where the figure's working is
	Plain       string
	Text        string
	More        []Link // the workings of the text's [w|…] figures
}
