package handlers

import (
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// registerPages registers the routes of the pages.
func (s *Server) registerPages(e *echo.Echo) {
	get(e, "/", s.calculator)
	e.POST("/", s.recalculate)
	e.POST("/save", s.save, s.limitSaves)
	get(e, "/offer", s.negotiate)
	e.POST("/offer", s.renegotiate)
	e.POST("/offer/save", s.saveDeal, s.limitSaves)
	get(e, "/s/:id/offer", s.resultDeal, noIndex)
	get(e, "/s/:id/offer/working", s.resultDealWorking, noIndex)
	get(e, "/s/:id/offer/working.json", s.resultDealWorking, noIndex)
	get(e, "/offer/working", s.dealWorking, noIndex)
	get(e, "/offer/working.json", s.dealWorking, noIndex)
	get(e, "/working", s.draftWorking, noIndex)
	get(e, "/working.json", s.draftWorking, noIndex)
	get(e, "/chart/:figure", s.draftChart, noIndex)
	get(e, "/s/:id", s.byKind(s.result, s.policyResult), noIndex)
	get(e, "/s/:id/working", s.resultWorking, noIndex)
	get(e, "/s/:id/working.json", s.resultWorking, noIndex)
	get(e, "/s/:id/document", s.getDocument, noIndex)
	get(e, "/s/:id/chart/:figure", s.byKind(s.resultChart, s.policyResultChart), noIndex)
	get(e, "/s/:id/verify", s.verify, noIndex)
	get(e, "/s/:id/verify.json", s.verify, noIndex)
	e.POST("/s/:id/fork", s.byKind(s.fork, s.forkPolicy), noIndex)
	get(e, "/s/:id/edit", s.owner, noIndex)
	e.POST("/s/:id/edit", s.ownerAct, noIndex, s.limitSaves)
	get(e, "/compare", s.compare, noIndex)
	s.registerInvitations(e)
	get(e, "/policy", s.policyLab, s.inTurn)
	s.registerCases(e)
	s.registerBudget(e)
	get(e, "/policy/runs/:id", s.policyRun, noIndex)
	e.POST("/policy/runs/:id", s.policyRunAct, noIndex, s.limitSaves)
	get(e, "/policy/runs/:id/result", s.policyRunResult, noIndex)
	e.POST("/policy/runs", s.startLabRun, s.limitSaves)
	e.POST("/policy/save", s.savePolicy, noIndex, s.limitSaves, s.inTurn)
	e.POST("/policy/runs/:id/save", s.saveRun, noIndex, s.limitSaves)
	get(e, "/policy/runs/:id/chart/:figure", s.runChart, noIndex)
	e.POST("/policy/runs/:id/fork", s.forkRun, noIndex)
	get(e, "/policy/view/:figure", s.policyFigure, noIndex, s.inTurn)
	get(e, "/policy/chart/:figure", s.policyChart, noIndex, s.inTurn)
	get(e, workingPath, s.policyWorking, noIndex, s.inTurn)
	get(e, workingPath+".json", s.policyWorking, noIndex, s.inTurn)
	get(e, workingPath+"/case", s.policyWorkingCase, noIndex, s.inTurn)
	get(e, "/parameters", s.parameters)
	get(e, "/parameters.csv", s.parametersCSV)
	get(e, "/parameters.json", s.getParameters)
	get(e, "/parameters/:path", s.parameter)
	get(e, "/context", s.context)
	get(e, "/methodology", s.methodology)
	get(e, "/methodology/figures", s.figures)
}

// page is the frame of every page: its language, navigation and law. The
// page's own title and path come from its handler.
func (s *Server) page(c echo.Context, section views.Section) views.Page {
	lang := s.language(c)
	return views.Page{
		Lang: lang, Description: lang.T("layout.description"), Nav: views.Nav(lang, section),
		LawLine:     lang.T("form.law_line", text.Count("year", scenario.DefaultTaxYear)),
		LawVersion:  s.Engine.Book().Version(),
		Foot:        lang.T("layout.print_foot", text.With("date", lang.ShortDate(s.Now().In(seoul))), text.With("version", s.Engine.Book().Version())),
		CheckedLine: lang.T("parameters.checked", text.With("date", lang.ShortDate(dayOf(lastChecked(s.Engine.Book()))))),
		AppVersion:  s.Version, Assets: s.Assets,
	}
}

// lastChecked is the day on which a person last compared a value with its
// source.
func lastChecked(book *law.Book) law.Date {
	var last law.Date
	for _, p := range book.Params() {
		for i := range p.Values {
			last = max(last, p.Values[i].Checked)
		}
	}
	return last
}

// dayOf is the day in the calendar.
func dayOf(d law.Date) time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC)
}

// messagePage is what a reader sees instead of a page, by the status.
func (s *Server) messagePage(c echo.Context, status int) templ.Component {
	page := s.page(c, views.SectionNone)
	if message, own := messages[status]; own {
		return views.Message(message(page))
	}
	if status < http.StatusInternalServerError {
		return views.Message(views.NotFound(page))
	}
	return views.Message(views.Failure(page, requestIDOf(c)))
}

// messages are the statuses that have words of their own.
var messages = map[int]func(views.Page) views.MessagePage{
	http.StatusGone:                  views.Gone,
	http.StatusForbidden:             views.Forbidden,
	http.StatusRequestEntityTooLarge: views.TooLarge,
	http.StatusTooManyRequests:       views.TooMany,
	http.StatusServiceUnavailable:    views.Busy,
}

// langCookie keeps the language that a reader chose.
const langCookie = "lang"

// language is that of the address (?lang=en), which is kept, of the cookie, or
// of the browser; Korean when unsure.
func (s *Server) language(c echo.Context) text.Lang {
	if asked, known := text.ParseLang(c.QueryParam("lang")); known {
		c.SetCookie(s.cookie(c, langCookie, asked.Code(), 365*24*60*60))
		return asked
	}
	if kept, err := c.Cookie(langCookie); err == nil {
		if lang, known := text.ParseLang(kept.Value); known {
			return lang
		}
	}
	tags, _, err := language.ParseAcceptLanguage(c.Request().Header.Get("Accept-Language"))
	if err != nil {
		return text.Korean
	}
	if _, i, sure := pageLanguages.Match(tags...); sure > language.No && i == 1 {
		return text.English
	}
	return text.Korean
}

var pageLanguages = language.NewMatcher([]language.Tag{language.Korean, language.English})

// cookie is one that scripts cannot read and other sites' forms do not send.
// maxAge is in seconds; zero lasts until the browser closes, less than zero
// deletes.
func (s *Server) cookie(c echo.Context, name, value string, maxAge int) *http.Cookie {
	return &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(s.absolute(c, "/"), "https://"),
	}
}
