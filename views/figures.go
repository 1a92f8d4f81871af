package views

// FiguresPage lists every line of the working with its formula.
type FiguresPage struct {
	Page
	Heading, Intro string
	Parts          []FormulaPart
	Back           Link
}

// FormulaPart are the lines of one part of the calculation.
type FormulaPart struct {
	ID, Title string
	Formulas  []Formula
}

// Formula is how one line is computed.
type Formula struct {
	ID, Name, Rule string
	Uses           []Link // lines
	Params         []Link // of law and statistics
	Open           string // the line in the visitor's own working
}
