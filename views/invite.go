package views

import "github.com/offergap/offergap/views/ui"

// InvitePage is for the company at /invite: what goes along with an invitation,
// and the link once it is made.
type InvitePage struct {
	Page
	Inputs         []InputList // what goes along
	Errors         []Link      // why the draft cannot go along, each to its field
	Days, SeeOffer ui.Field
	Made           *MadeInvitation
	Laws           []LawNote
}

// MadeInvitation is the candidate's link, and the company's page of answers,
// with the key shown this once.
type MadeInvitation struct {
	URL, Note, AnswersURL, Key string
}

// LawNote is a law in words, with its source.
type LawNote struct {
	Texts []string
	Law   Link
}

// CandidatePage is what a candidate opens at /c/{id}: the result where there is
// one, the form, and what the company will see.
type CandidatePage struct {
	Page
	Action, Until string
	Prompt        string // what to do, or why there are no figures yet
	Result        *CandidateResult
	Offer         []InputList
	Errors        ui.ErrorSummary
	Pay, Family   FieldGroup
	Folds         []ui.Fold
	ShareSub      string // what has been sent so far
	Share, Days   ui.Field
	Sees          SeenPanel
	Sent          *SentAnswer
	Laws          []LawNote
}

// CandidateResult is what the candidate's own figures come to.
type CandidateResult struct {
	Answer     []Span
	Notice     string
	TenSeconds TenSecondTable
	Regimes    RegimePanel
}

// SeenPanel says what a company will see, and how exactly that tells the pay.
type SeenPanel struct {
	Intro, Never string
	Lines        []ui.Line
	Precision    [][]Span
}

// SentAnswer is the candidate's link to an answer, with the key shown this once.
type SentAnswer struct {
	URL, EditURL, Key, Note string
}

// OwnAnswerPage shows a candidate what the company sees of an answer, and
// withdraws it.
type OwnAnswerPage struct {
	Page
	Action string
	Answer ShownAnswer
	Key    ui.Field
	Back   Link
}

// AnswersPage is the company's list of answers to an invitation. Until the key
// has opened it, it asks for the key.
type AnswersPage struct {
	Page
	Action     string
	Invitation Link
	Key        ui.Field
	Opened     bool
	Done       string
	Confirm    bool // asks whether to delete for good
	Answers    []ShownAnswer
	Laws       []LawNote
}

// ShownAnswer is an answer as far as it is shared. Whole answers have inputs and
// regimes, and open in the calculator.
type ShownAnswer struct {
	ID, At, Level, Until string
	Lines                []ui.Line
	Whole                bool
	Regimes              []Regime
	Inputs               []InputList
}
