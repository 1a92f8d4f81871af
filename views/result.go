package views

import "github.com/offergap/offergap/views/ui"

// ResultPage is a saved result, at /s/{id}. It is read-only and stays as it
// was computed.
type ResultPage struct {
	Page
	Outcome
	Reference  string      // 참고용, in a sentence
	Facts      []ui.Line   // day saved, law year, version
	Hash       string      // of the document's bytes, in groups
	SinceLine  string      // whether anything is different today
	Since      *Since      // what, side by side; nil where nothing is
	Inputs     []InputList // what was entered
	Excluded   string      // what is not covered
	ForkURL    string
	Newer      Link    // to the result that took this one's place
	Rounds     *Rounds // nil where it is the only one
	Links      []Link  // the working, the data
	Verify     string  // how to check the hash oneself
	VerifyLink Link    // to the check of the hash
	PrintLine  string  // address, date and hash, at the foot of a printed page
	Summary    SummaryBar
}

// Since shows a saved result beside what the same input would give today.
type Since struct {
	Title, Sub  string
	Figures     *ui.Table    // the headline figures, where one differs
	FiguresNote string       // instead of the table: all are the same
	Values      []SinceValue // the law values that are not the same
}

// SinceValue is one law value then and now; Entry names the part of a table.
type SinceValue struct {
	Label          Link
	Entry          string
	Then, ThenFrom string
	Now, NowFrom   string
}

// InputList is a group of what was entered.
type InputList struct {
	Title string
	Lines []ui.Line
}

// MessagePage says that something is not there, is gone, or went wrong.
type MessagePage struct {
	Page
	Heading, Text string
	RequestID     string
	Links         []Link
}
