package views

// RunPage is a run of long work: how far it is, what can be done.
type RunPage struct {
	Page
	Status string // what the state means; read out when it changes
	Polls  bool   // the page asks again by itself
	Bar    RunBar
	Open   Link // the result, once there is one
	Note   string
	Action string // where the button leads
	Button RunButton
	Links  []Link
}

// RunBar is a progress bar. Without a Max it only moves; without a Label there
// is none.
type RunBar struct{ Label, Value, Max, Share, Left string }

// RunButton is what can be done about a run; without a label nothing.
type RunButton struct{ Do, Label string }
