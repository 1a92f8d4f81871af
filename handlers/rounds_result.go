package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// rounds are the rounds before and after a saved result; nil where it stands
// alone. The newer one is named to whoever has a link of its audience. The
// earlier ones are named by their full links, to a full link alone: what was
// offered before is no candidate's or board's to find.
func (s *Server) rounds(c echo.Context, lang text.Lang, r savedResult) (*views.Rounds, error) {
	out := &views.Rounds{}
	this := r.record.Link.ID
	var older []db.Older
	if r.record.Link.Audience == db.Full {
		var err error
		if older, err = s.Store.OlderLinks(c.Request().Context(), r.record.Document.ID, db.Full, s.Now()); err != nil {
			return nil, err
		}
		out.Number = lang.T("rounds.number", text.Count("number", len(older)+1))
	}
	out.List = earlierLinks(lang, older, this)
	if newer := r.record.NewerLink; newer != "" {
		out.List = append(out.List,
			views.Link{Text: lang.T("rounds.newer"), URL: "/s/" + newer},
			views.Link{Text: lang.T("rounds.changed_next"), URL: compareURL([]string{this, newer})})
	}
	if len(out.List) == 0 {
		return nil, nil
	}
	return out, nil
}

// earlierLinks are the rounds before this one, and what changed since the last
// of them that is open.
func earlierLinks(lang text.Lang, older []db.Older, this string) []views.Link {
	var list []views.Link
	lastOpen := ""
	for i, o := range older {
		number, date := text.Count("number", i+1), text.With("date", lang.ShortDate(o.CreatedAt.In(seoul)))
		if o.LinkID == "" {
			list = append(list, views.Link{Text: lang.T("rounds.closed", number, date)})
			continue
		}
		list = append(list, views.Link{Text: lang.T("rounds.open", number, date), URL: "/s/" + o.LinkID})
		lastOpen = o.LinkID
	}
	if lastOpen != "" {
		list = append(list, views.Link{Text: lang.T("rounds.changed"), URL: compareURL([]string{lastOpen, this})})
	}
	return list
}
