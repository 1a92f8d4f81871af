package handlers

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// ownerPage is the page before the key has opened it.
func (s *Server) ownerPage(c echo.Context, f ownerForm) views.OwnerPage {
	page := s.page(c, views.SectionNone)
	path := "/s/" + c.Param("id")
	page.Title, page.Path, page.NoIndex = page.T("owner.title"), path+"/edit", true
	return views.OwnerPage{
		Page: page, Action: path + "/edit", Result: views.Link{Text: page.T("owner.result"), URL: path},
		Key: ui.Field{Kind: ui.Text, Name: editKeyField, Label: page.T("owner.key"), Hint: page.T("owner.key_hint"), Value: f.key},
	}
}

// ownerOpened are the document's links and the form for another, which keeps
// what was typed where something in it was wrong.
func (s *Server) ownerOpened(c echo.Context, lang text.Lang, f ownerForm, links []db.Link) *views.OwnerOpened {
	out := &views.OwnerOpened{
		Label: ui.Field{Kind: ui.Text, Name: labelField, Label: lang.T("owner.label"), Hint: lang.T("owner.label_hint")},
	}
	out.Newer = ui.Field{Kind: ui.Text, Name: newerField, Label: lang.T("owner.newer"), Hint: lang.T("owner.newer_hint")}
	if key := f.wrong[newerField]; key != "" {
		out.Newer.Value, out.Newer.Error = f.newer, lang.T(key)
	}
	shown := defaultShare
	if len(f.wrong) > 0 {
		shown, out.Label.Value = f.share, f.label
	}
	out.Share = shareFields(lang, shown, f.wrong)
	if s.holdsPolicy(c.Request().Context(), links) {
		out.Share = labShareFields(lang, shown, f.wrong)
	}
	for _, l := range links {
		out.Links = append(out.Links, s.ownerLink(c, lang, l))
	}
	return out
}

// holdsPolicy tells whether the links lead to a result of the policy lab, as far
// as one of them is open.
func (s *Server) holdsPolicy(ctx context.Context, links []db.Link) bool {
	for _, l := range links {
		if record, err := s.Store.Link(ctx, l.ID, s.Now()); err == nil {
			return record.Document.Kind == policyDocument
		}
	}
	return false
}

func (s *Server) ownerLink(c echo.Context, lang text.Lang, l db.Link) views.OwnerLink {
	out := views.OwnerLink{
		ID: l.ID, URL: s.absolute(c, "/s/"+l.ID), Name: l.Label, Audience: lang.T("owner.audience." + string(l.Audience)),
		Label: ui.Field{Kind: ui.Text, Name: labelOf(l.ID), Label: lang.T("owner.label"), Value: l.Label},
	}
	out.Dates = lang.T("owner.created", text.With("date", lang.ShortDate(l.CreatedAt.In(seoul))))
	switch {
	case !l.RevokedAt.IsZero():
		out.Closed = lang.T("owner.closed_on", text.With("date", lang.ShortDate(l.RevokedAt.In(seoul))))
	case l.ExpiresAt.IsZero():
		out.Dates += " · " + lang.T("owner.never")
	case !s.Now().Before(l.ExpiresAt):
		out.Closed = lang.T("owner.expired_on", text.With("date", lang.ShortDate(l.ExpiresAt.In(seoul))))
	default:
		out.Dates += " · " + lang.T("owner.until", text.With("date", lang.Moment(l.ExpiresAt.In(seoul))))
	}
	return out
}

// mostLabel is how long a link's label may be, in characters.
const mostLabel = 60

// inOneLine is a label without line breaks, cut where it is too long.
func inOneLine(label string) string {
	runes := []rune(strings.Join(strings.Fields(cleaned(label)), " "))
	return string(runes[:min(len(runes), mostLabel)])
}
