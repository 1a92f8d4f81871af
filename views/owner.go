package views

import "github.com/offergap/offergap/views/ui"

// OwnerPage is for the holder of a saved result's edit key, at /s/{id}/edit.
// Until the key has opened it, it asks for the key.
type OwnerPage struct {
	Page
	Action  string // every form's
	Result  Link
	Key     ui.Field
	Done    string // what was just done
	Opened  *OwnerOpened
	Confirm bool // asks whether to delete for good
}

// OwnerOpened is what the key opens: the links there are, and the form for
// another.
type OwnerOpened struct {
	Links []OwnerLink
	Share ShareFields
	Label ui.Field
	Newer ui.Field // the edit link of the result that takes this one's place
}

// OwnerLink is one link to the result. Closed says since when it opens nothing;
// it is empty for a live link.
type OwnerLink struct {
	ID, URL        string
	Name, Audience string
	Dates, Closed  string
	Label          ui.Field
}

// ShareFields choose for whom a link is and for how long.
type ShareFields struct{ Audience, Expiry ui.Field }

// Deleted says that the result is no more.
func Deleted(p Page) MessagePage { return message(p, "deleted") }
