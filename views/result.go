package views

import "github.com/offergap/offergap/views/ui"

// ResultPage is a saved result, at /s/{id}. It is read-only and stays as it
// was computed.
type ResultPage struct {
	Page
	Outcome
	Reference string      // 참고용, in a sentence
	Facts     []ui.Line   // day saved, law year, version
	Hash      string      // of the document's bytes, in groups
	Since     string      // what differs under today's law
	Inputs    []InputList // what was entered
	Excluded  string      // what is not covered
	ForkURL   string
	Newer     Link   // to the result that took this one's place
	Links     []Link // the working, the data
	Verify    string // how to check the hash
	PrintLine string // address, date and hash, at the foot of a printed page
	Summary   SummaryBar
	Owner     *OwnerPanel
}

// InputList is a group of what was entered.
type InputList struct {
	Title string
	Lines []ui.Line
}

// OwnerPanel is for the holder of the edit key.
type OwnerPanel struct {
	DeleteURL, EditKey string
}

// MessagePage says that something is not there, is gone, or went wrong.
type MessagePage struct {
	Page
	Heading, Text string
	RequestID     string
	Links         []Link
}

// WorkingPage lists the steps of a calculation.
type WorkingPage struct {
	Page
	Heading, Sub string
	Total        ui.Line
	Steps        []WorkingStep
	Back         Link
	Empty        string
}

// WorkingStep is one step: its amount, the rule in words, the parameters and
// the law.
type WorkingStep struct {
	ID, Name, Amount string
	Rule             string
	Law              []Link
	Uses             []Link // the steps it builds on
}
