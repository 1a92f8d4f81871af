package handlers

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
)

const (
	preferHeader = "Prefer"
	respondAsync = "respond-async" // RFC 7240
	policyPath   = "/api/v1/policy"
	// uploadTime is how long the body of a run may take, 32 MiB over a slow line,
	// and answerTime how long reading it and answering may take after that.
	uploadTime = 2 * time.Minute
	answerTime = time.Minute
)

// prefersAsync tells whether the client would rather come back for the answer.
func prefersAsync(r *http.Request) bool {
	for _, value := range r.Header.Values(preferHeader) {
		for preference := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.TrimSpace(preference), respondAsync) {
				return true
			}
		}
	}
	return false
}

// startsRun tells requests whose body may be as long as a run's input.
func startsRun(c echo.Context) bool {
	return c.Path() == policyPath && c.Request().Method == http.MethodPost && prefersAsync(c.Request())
}

// runAnswer is how far a run is, with its result once it is done.
type runAnswer struct {
	ID          string          `json:"id"`
	URL         string          `json:"url"` // of its page
	State       queue.State     `json:"state"`
	Failure     queue.Failure   `json:"failure,omitempty"`
	Done        int             `json:"done"`
	Total       int             `json:"total"` // steps; 0 while unknown
	Ahead       int             `json:"ahead"`
	SecondsLeft *int64          `json:"seconds_left"` // nil while unknown
	CreatedAt   time.Time       `json:"created_at"`
	FinishedAt  *time.Time      `json:"finished_at"`
	ExpiresAt   *time.Time      `json:"expires_at"`
	Result      json.RawMessage `json:"result"`
}

// postPolicyRun begins a run of a study, and answers with where it is.
func (s *Server) postPolicyRun(c echo.Context) error {
	allowUpload(c)
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return fmt.Errorf("read body: %w", err)
	}
	id, err := s.startRun(c.Request().Context(), body)
	if err != nil {
		return err
	}
	run, err := s.Jobs.Run(c.Request().Context(), id)
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Add(echo.HeaderVary, preferHeader)
	h.Set("Preference-Applied", respondAsync)
	h.Set(echo.HeaderLocation, policyPath+"/runs/"+id)
	return sendJSON(c, http.StatusAccepted, s.runAnswer(c, run))
}

// allowUpload gives a long body more time than other requests have.
func allowUpload(c echo.Context) {
	control, now := http.NewResponseController(c.Response()), time.Now()
	// The recorder of a test has no deadlines to set; a server always has.
	_ = control.SetReadDeadline(now.Add(uploadTime))
	_ = control.SetWriteDeadline(now.Add(uploadTime + answerTime))
}

// getPolicyRun tells how far a run is, and its result once it is done.
func (s *Server) getPolicyRun(c echo.Context) error {
	run, err := s.Jobs.Run(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	answer := s.runAnswer(c, run)
	switch run.State {
	case queue.Expired:
		return db.ErrExpired
	case queue.Done:
		result, err := s.Jobs.Result(c.Request().Context(), run.ID)
		if err != nil {
			return err
		}
		if answer.Result, err = answerIn(result); err != nil {
			return err
		}
	}
	if !run.State.Ended() {
		c.Response().Header().Set(echo.HeaderRetryAfter, "1")
	}
	return sendJSON(c, http.StatusOK, answer)
}

// cancelPolicyRun ends a run that has not ended yet.
func (s *Server) cancelPolicyRun(c echo.Context) error {
	if err := s.Jobs.Cancel(c.Request().Context(), c.Param("id")); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func (s *Server) runAnswer(c echo.Context, run queue.Run) runAnswer {
	answer := runAnswer{
		ID: run.ID, URL: s.absolute(c, runPath(run.ID)), State: run.State, Failure: run.Failure, Done: run.Done, Total: run.Total, Ahead: run.Ahead,
		CreatedAt: run.CreatedAt, FinishedAt: orNil(run.FinishedAt), ExpiresAt: orNil(run.ExpiresAt),
	}
	if left, known := run.TimeLeft(s.Now()); known {
		seconds := int64(left / time.Second)
		answer.SecondsLeft = &seconds
	}
	return answer
}

func orNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
