package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// What the buttons of a run's page ask for.
const (
	doCancel = "cancel"
	doAgain  = "again"
)

// policyRun shows how far a run is. With a script the page asks by itself until
// the run has ended.
func (s *Server) policyRun(c echo.Context) error {
	run, err := s.Jobs.Run(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	status := http.StatusOK
	if run.State == queue.Expired {
		status = http.StatusGone
	}
	return s.render(c, status, views.Run(s.runPage(c, run)), views.RunFragment)
}

// policyRunAct cancels a run or begins it again, and shows it.
func (s *Server) policyRunAct(c echo.Context) error {
	ctx, id := c.Request().Context(), c.Param("id")
	var err error
	switch c.FormValue("do") {
	case doCancel:
		err = s.Jobs.Cancel(ctx, id)
	case doAgain:
		err = s.Jobs.Again(ctx, id)
	default:
		err = echo.NewHTTPError(http.StatusBadRequest)
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, runPath(id))
}

// policyRunResult shows what a run has found; one without a result leads to
// the page that says why.
func (s *Server) policyRunResult(c echo.Context) error {
	run, err := s.Jobs.Run(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if run.State != queue.Done {
		return c.Redirect(http.StatusSeeOther, runPath(run.ID))
	}
	result, err := s.Jobs.Result(c.Request().Context(), run.ID)
	if err != nil {
		return err
	}
	return s.renderRunResult(c, run, result)
}

// runPage is a run in words.
func (s *Server) runPage(c echo.Context, run queue.Run) views.RunPage {
	page := s.page(c, views.SectionPolicy)
	page.Path, page.NoIndex = runPath(run.ID), true
	page.Title = page.T(runWords[run.State].title)
	out := views.RunPage{
		Page: page, Action: runPath(run.ID), Polls: !run.State.Ended(), Status: s.runStatus(page.Lang, run),
		Links: []views.Link{{Text: page.T("run.lab"), URL: s.labOfRun(c.Request().Context(), run)}},
	}
	switch run.State {
	case queue.Waiting, queue.Running:
		out.Bar = s.runBar(page.Lang, run)
		out.Note = page.T("run.come_back") + " " + page.T("run.cancel_shared")
		out.Button = views.RunButton{Do: doCancel, Label: page.T("run.cancel")}
	case queue.Done:
		out.Open = views.Link{Text: page.T("run.open"), URL: runPath(run.ID) + "/result"}
		out.Note = s.keptLine(page.Lang, run)
	case queue.Failed, queue.Cancelled:
		out.Note = page.Lang.T("run.again_until", text.With("moment", page.Lang.Moment(run.ExpiresAt.In(seoul))))
		out.Button = views.RunButton{Do: doAgain, Label: page.T("run.again")}
	}
	return out
}

// runStatus says what the state means, and changes only with it: it is read out.
func (s *Server) runStatus(lang text.Lang, run queue.Run) string {
	switch {
	case run.State == queue.Failed && runFailures[run.Failure] != "":
		return lang.T(runFailures[run.Failure])
	case run.State == queue.Waiting && run.Ahead > 0:
		return lang.T("run.status.behind", text.Count("ahead", run.Ahead))
	}
	return lang.T(runWords[run.State].status)
}

// runWords are the heading and the sentence of each state.
var runWords = map[queue.State]struct{ title, status string }{
	queue.Waiting:   {"run.title.waiting", "run.status.waiting"},
	queue.Running:   {"run.title.running", "run.status.running"},
	queue.Done:      {"run.title.done", "run.status.done"},
	queue.Failed:    {"run.title.failed", "run.failure.internal"},
	queue.Cancelled: {"run.title.cancelled", "run.status.cancelled"},
	queue.Expired:   {"run.title.expired", "run.status.expired"},
}

// runFailures are the failures that the reader can do something about.
var runFailures = map[queue.Failure]string{
	queue.TooLong:     "run.failure.too_long",
	queue.Interrupted: "run.failure.interrupted",
	badInput:          "run.failure.input",
}

// runBar is the progress; while the steps are not counted it only moves.
func (s *Server) runBar(lang text.Lang, run queue.Run) views.RunBar {
	bar := views.RunBar{Label: lang.T("run.progress")}
	if run.Total == 0 {
		return bar
	}
	bar.Value, bar.Max = strconv.Itoa(run.Done), strconv.Itoa(run.Total)
	bar.Share = lang.T("run.share", text.With("percent", strconv.Itoa(100*run.Done/run.Total)))
	if left, known := run.TimeLeft(s.Now()); known {
		bar.Left = timeLeft(lang, left)
	}
	return bar
}

// timeLeft is a span in words, as fine as it is of use.
func timeLeft(lang text.Lang, left time.Duration) string {
	switch minutes := int((left + 30*time.Second) / time.Minute); {
	case left < 5*time.Second:
		return lang.T("run.left.soon")
	case left < 90*time.Second:
		return lang.T("run.left.seconds", text.Count("count", int(left/time.Second)))
	case minutes < 90:
		return lang.T("run.left.minutes", text.Count("count", minutes))
	default:
		return lang.T("run.left.hours", text.Count("count", (minutes+30)/60))
	}
}

// keptLine says until when a run's result is kept.
func (s *Server) keptLine(lang text.Lang, run queue.Run) string {
	return lang.T("run.kept", text.With("moment", lang.Moment(run.ExpiresAt.In(seoul))))
}
