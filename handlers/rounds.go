package handlers

import (
	"context"
	"errors"
	"net/url"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// roundCookie holds, sealed, the link that the draft was copied from: what is
// saved next may take that result's place as the next round of the offer.
const roundCookie = "round"

// The field for the earlier result's edit key, and the button that forgets the
// earlier result. The field is no input: a key is kept nowhere.
const (
	roundKeyField = "round.key"
	doStopRound   = "round.stop"
)

// forkRound remembers the result that was copied. Only a full link begins a
// round: it shows all that the next one starts from.
func (s *Server) forkRound(c echo.Context, r savedResult) {
	if r.record.Link.Audience == db.Full {
		s.keepCookie(c, roundCookie, r.record.Link.ID)
		return
	}
	s.forgetRound(c)
}

// forgetRound ends the round: what is saved next stands alone.
func (s *Server) forgetRound(c echo.Context) { c.SetCookie(s.cookie(c, roundCookie, "", -1)) }

// earlierRound is the result that the draft was copied from, as far as its link
// is open; false where there is none, or where it was just told to be forgotten.
func (s *Server) earlierRound(c echo.Context) (db.Record, bool) {
	var id string
	if last(c.Request().PostForm["do"]) == doStopRound || !s.readCookie(c, roundCookie, &id) {
		return db.Record{}, false
	}
	record, err := s.Store.Link(c.Request().Context(), id, s.Now())
	return record, err == nil && record.Document.Kind == scenarioKind && record.Link.Audience == db.Full
}

// stopRound does what the button asks for.
func (s *Server) stopRound(c echo.Context, do string) {
	if do == doStopRound {
		s.forgetRound(c)
	}
}

// roundPanel offers to save as the next round; nil where nothing was copied.
func (s *Server) roundPanel(c echo.Context, lang text.Lang) *views.RoundPanel {
	earlier, has := s.earlierRound(c)
	if !has {
		return nil
	}
	date := text.With("date", lang.ShortDate(earlier.Document.CreatedAt.In(seoul)))
	return &views.RoundPanel{
		Earlier: views.Link{Text: lang.T("rounds.earlier", date), URL: "/s/" + earlier.Link.ID},
		Key:     ui.Field{Kind: ui.Text, Name: roundKeyField, Label: lang.T("rounds.key"), Hint: lang.T("rounds.key_hint")},
		Stop:    ui.Button{Label: lang.T("rounds.stop"), Do: doStopRound},
	}
}

// round is the earlier result that a save takes the place of, with its key. The
// zero value is none.
type round struct{ id, key string }

// errNotTheKey is a text that does not open the earlier result.
var errNotTheKey = errors.New("not the edit key of the earlier round")

// readRound is the round that a save asks for: none where no key was typed. A
// key is checked before anything is saved, so that a wrong one saves nothing.
func (s *Server) readRound(c echo.Context, values url.Values) (round, error) {
	key := cleaned(last(values[roundKeyField]))
	if _, fromLink, isLink := editLink(key); isLink {
		key = fromLink
	}
	earlier, has := s.earlierRound(c)
	if key == "" || !has {
		return round{}, nil
	}
	_, err := s.Store.Links(c.Request().Context(), earlier.Link.ID, key)
	if errors.Is(err, db.ErrWrongKey) {
		err = errNotTheKey
	}
	return round{earlier.Link.ID, key}, err
}

// readSave reads what the panel asks for beside the input, and marks in the
// panel what is wrong. The key is never sent back.
func (s *Server) readSave(c echo.Context, lang text.Lang, panel *views.SharePanel) (share, round, bool, error) {
	values := c.Request().PostForm
	chosen, wrong := readShare(values)
	earlier, err := s.readRound(c, values)
	if panel.Round != nil {
		panel.Round.Read = true
	}
	if errors.Is(err, errNotTheKey) {
		panel.Round.Key.Error = lang.T("rounds.wrong_key")
		return chosen, round{}, false, nil
	}
	return chosen, earlier, len(wrong) == 0, err
}

// savedLink is what the owner is shown once. A result saved as the next round
// takes the earlier one's place, and ends the round.
func (s *Server) savedLink(c echo.Context, lang text.Lang, saved db.Saved, chosen share, earlier round) (*views.SavedLink, error) {
	url := s.absolute(c, "/s/"+saved.LinkID)
	link := &views.SavedLink{
		URL: url, Note: shareNote(lang, chosen, s.Now()), EditURL: url + "/edit#" + saved.EditKey, EditKey: saved.EditKey,
	}
	if earlier.id == "" {
		return link, nil
	}
	if err := s.nextRound(c.Request().Context(), earlier, saved); err != nil {
		return nil, err
	}
	s.forgetRound(c)
	link.Changed = views.Link{Text: lang.T("rounds.changed"), URL: compareURL([]string{earlier.id, saved.LinkID})}
	return link, nil
}

func (s *Server) nextRound(ctx context.Context, earlier round, saved db.Saved) error {
	return s.supersede(ctx, earlier.id, earlier.key, saved.LinkID, saved.EditKey)
}
