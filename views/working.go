package views

// WorkingPage shows a figure and, backwards from it, the steps of its
// calculation.
type WorkingPage struct {
	Page
	Heading, Sub string
	Of           string // offer, year, period
	Result, Also string // exactly, and as pages print it
	Changed      string // what the figure's input has in place of the typed one
	How          string // in which way a figure that was searched for was found
	Checks       []WorkingCheck
	Steps        []WorkingStep
	Values       AssumptionTable // the values behind the steps, with how sure they are
	Case         WorkingCase     // one of those that sums run over
	Back         []Link
	Empty        string
}

// WorkingCase is one case in full.
type WorkingCase struct {
	Title, Sub string
	Steps      []WorkingStep
}

// WorkingCheck is the figure that a search watched, at one input; Link leads to
// its own working.
type WorkingCheck struct {
	Label, Figure string
	Link          Link
	Verdict       string
	Within        bool
}

// WorkingStep is one step: its amount, the rule in words, the law values, the
// fields and the steps that it builds on.
type WorkingStep struct {
	ID, Name, Of, Amount string
	Rule, Check          string
	Law, Fields, Uses    []Link
}
