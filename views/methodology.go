package views

// MethodologyPage tells in prose how everything is computed, and what is not.
type MethodologyPage struct {
	Page
	Heading, Intro string
	Sections       []ProseSection
	Links          []Link
}

// ProseSection is a titled run of paragraphs, and points where they list; then
// the formulas that it is about, or the tables of its subject.
type ProseSection struct {
	ID, Title   string
	Paragraphs  []string
	Points      []string
	Links       []Link
	Formulas    []Formula
	States      []StateCount
	Differences []Difference
}

// StateCount is how many values are how sure.
type StateCount struct {
	State StateMark
	Note  string
	Link  Link
}

// Difference is a published answer that differs from ours.
type Difference struct {
	ID, Name, Case, Why string
	Theirs, Ours        string
	Worked              string
	Source              Link
	Line                LineLink
}
