package views

import "github.com/offergap/offergap/views/ui"

// CaseUpload is the form that takes a list of cases from a file.
type CaseUpload struct {
	Title, Sub   string
	Label, Hint  string // of the file; the hint says how large it may be
	Error        string // why the last file was refused as a whole; empty if none was
	Privacy      string // how long it is kept, and that no names belong in it
	Submit       string
	TemplateNote string
	Templates    []Link // to download
}

// CaseListPage takes a file, or says what is wrong in one.
type CaseListPage struct {
	Page
	Heading string
	Upload  CaseUpload
	Report  *CaseReport // nil where no file was read
}

// CaseReport is what is wrong with the rows of a file, and the way on.
type CaseReport struct {
	Summary string   // how many rows are good
	Table   ui.Table // of the wrong cells
	More    string   // that some are not shown; empty where all are
	All     Link     // to the whole list as CSV; empty where nothing was kept
	GoOn    Link     // with the good rows; empty where there are none
	Another string   // the button that chooses another file
	Kept    string   // until when
}
