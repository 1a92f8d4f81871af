package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// share is for whom a link is, and for how long.
type share struct {
	audience db.Audience
	days     int // until it expires; 0: it does not
}

var defaultShare = share{audience: db.Full}

// The names of its fields. They are no inputs: what they say is no part of a
// draft.
const (
	shareAudience = "share.audience"
	shareExpiry   = "share.expiry"
)

var (
	audiences  = []db.Audience{db.Full, db.Board, db.Candidate}
	expiryDays = []int{0, 7, 30, 90}
)

// audienceNames are the audiences in the API, in the same order.
func audienceNames() []string {
	names := make([]string, len(audiences))
	for i, audience := range audiences {
		names[i] = string(audience)
	}
	return names
}

// readShare reads the choice, the default where there is none. What is not
// offered is an error at its field, as a text key: a link must never show more,
// or for longer, than its owner meant.
func readShare(values url.Values) (share, map[string]string) {
	chosen, wrong := defaultShare, map[string]string{}
	if given := last(values[shareAudience]); given != "" {
		if chosen.audience = db.Audience(given); !slices.Contains(audiences, chosen.audience) {
			wrong[shareAudience] = "owner.choose"
		}
	}
	if given := last(values[shareExpiry]); given != "" {
		days, err := strconv.Atoi(given)
		if chosen.days = days; err != nil || !slices.Contains(expiryDays, days) {
			wrong[shareExpiry] = "owner.choose"
		}
	}
	return chosen, wrong
}

// expiresAt is the moment from which the link opens nothing; zero for never.
func (s share) expiresAt(now time.Time) time.Time {
	if s.days == 0 {
		return time.Time{}
	}
	return now.Add(time.Duration(s.days) * 24 * time.Hour)
}

// shareFields are the two choices.
func shareFields(lang text.Lang, chosen share, wrong map[string]string) views.ShareFields {
	return shareFieldsFor(lang, chosen, wrong, audiences, "owner.audience.")
}

// shareFieldsFor are those of the audiences, with a note on each under the key.
func shareFieldsFor(lang text.Lang, chosen share, wrong map[string]string, offered []db.Audience, notes string) views.ShareFields {
	f := views.ShareFields{
		Audience: ui.Field{Kind: ui.Choices, Name: shareAudience, Label: lang.T("owner.audience.label")},
		Expiry:   ui.Field{Kind: ui.Select, Name: shareExpiry, Label: lang.T("owner.expiry.label")},
	}
	for _, audience := range offered {
		f.Audience.Options = append(f.Audience.Options, ui.Option{
			Value: string(audience), Label: lang.T("owner.audience." + string(audience)), Note: lang.T(notes + string(audience) + "_note"), Chosen: audience == chosen.audience,
		})
	}
	for _, days := range expiryDays {
		label := lang.T("owner.expiry.never")
		if days > 0 {
			label = lang.T("owner.expiry.days", text.Count("days", days))
		}
		f.Expiry.Options = append(f.Expiry.Options, ui.Option{Value: strconv.Itoa(days), Label: label, Chosen: days == chosen.days})
	}
	if key := wrong[shareAudience]; key != "" {
		f.Audience.Error = lang.T(key)
	}
	if key := wrong[shareExpiry]; key != "" {
		f.Expiry.Error = lang.T(key)
	}
	return f
}

// sharePanel is the panel that saves what stands in the form, by sending it to
// an action.
func (s *Server) sharePanel(c echo.Context, lang text.Lang, action string) views.SharePanel {
	chosen, wrong := readShare(c.Request().PostForm)
	return views.SharePanel{Fields: shareFields(lang, chosen, wrong), Round: s.roundPanel(c, lang), Action: action}
}

// shareNote says for whom a new link is, and until when.
func shareNote(lang text.Lang, chosen share, now time.Time) string {
	note := lang.T("owner.audience." + string(chosen.audience))
	if chosen.days == 0 {
		return note + " · " + lang.T("owner.never")
	}
	return note + " · " + lang.T("owner.until", text.With("date", lang.Moment(chosen.expiresAt(now).In(seoul))))
}
