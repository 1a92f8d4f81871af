package handlers

import (
	"context"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/db/queue"
	"github.com/offergap/offergap/views/text"
)

// The shortest study, and one whose draws take some seconds.
const (
	smallStudy = `{"draws": 2, "cohort": {"size": 3}, "designs": [{"name": "half", "rate": 0.5}]}`
	longStudy  = `{"draws": 2000, "cohort": {"size": 500}, "designs": [{"rate": 0.5}, {"rate": 0.4}, {"rate": 0.3}, {"rate": 0.2}]}`
)

// newRuns is a server whose queue works, or only takes runs.
func newRuns(t *testing.T, works bool) *Server {
	t.Helper()
	store, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	c := newConfig(t)
	jobs, err := queue.Open(t.Context(), store, queue.Config{Kinds: Kinds(c.Engine, c.Store, ""), Logger: c.Logger, Now: c.Now, Beat: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if works {
		if err := jobs.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := jobs.Stop(ctx); err != nil {
			t.Error(err)
		}
		store.Close()
	})
	c.Jobs = jobs
	return New(c)
}

// begin starts a run over the API and gives where it is.
func begin(t *testing.T, s *Server, study string) (at string, run runAnswer) {
	t.Helper()
	w := ask(s.Handler(), http.MethodPost, policyPath, study, "Prefer", "wait=0, Respond-Async")
	if w.Code != http.StatusAccepted || w.Header().Get("Preference-Applied") != "respond-async" {
		t.Fatalf("status %d, headers %v: %s", w.Code, w.Header(), w.Body)
	}
	return w.Header().Get("Location"), decode[runAnswer](t, w)
}

// await asks until the run is in the state.
func await(t *testing.T, s *Server, at string, state queue.State) runAnswer {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		w := ask(s.Handler(), http.MethodGet, at, "")
		run := decode[runAnswer](t, w)
		if run.State == state {
			validator(t, "#/components/schemas/PolicyRun")(t, w.Body.Bytes())
			return run
		}
		if run.State.Ended() || time.Now().After(end) {
			t.Fatalf("the run is not %s: %+v", state, run)
		}
	}
}

func TestPolicyRunGivesTheAnswerOfTheRequest(t *testing.T) {
	t.Parallel()
	s := newRuns(t, true)
	at, begun := begin(t, s, smallStudy)
	if at != policyPath+"/runs/"+begun.ID || begun.URL != "https://offergap.test/policy/runs/"+begun.ID {
		t.Errorf("the run %s is at %s, its page at %s", begun.ID, at, begun.URL)
	}
	run := await(t, s, at, queue.Done)
	want := ask(s.Handler(), http.MethodPost, policyPath, smallStudy).Body.String()
	if got := string(run.Result); got != strings.TrimSuffix(want, "\n") {
		t.Errorf("the run answers\n%s\nthe request\n%s", got, want)
	}
	if run.Done != run.Total || run.Total == 0 || run.ExpiresAt == nil || run.ExpiresAt.Sub(*run.FinishedAt) != 24*time.Hour {
		t.Errorf("a run that is done: %+v", run)
	}
	if again, _ := begin(t, s, smallStudy); again != at {
		t.Errorf("the same body began %s, want %s", again, at)
	}
}

func TestPolicyRunRefuses(t *testing.T) {
	t.Parallel()
	h := newRuns(t, false).Handler()
	async := []string{"Prefer", "respond-async"}
	for _, c := range []struct {
		name, body string
		status     int
		field      string
	}{
		{"no JSON", "[", http.StatusBadRequest, ""},
		{"no design", `{}`, http.StatusUnprocessableEntity, "designs"},
		{"a wrong rate", `{"designs": [{"rate": 2}]}`, http.StatusUnprocessableEntity, "designs.0.rate"},
		{"more than 100,000 cases", `{"cohort": {"cases": [` + strings.Repeat(`{},`, 100_000) + `{}]}, "designs": [{"rate": 0.5}]}`, http.StatusUnprocessableEntity, "cohort.cases"},
		{"more than 32 MiB", `{"x": "` + strings.Repeat("x", queue.MaxInput) + `"}`, http.StatusRequestEntityTooLarge, ""},
	} {
		p := problemOf(t, ask(h, http.MethodPost, policyPath, c.body, async...), c.status)
		if _, named := p.fields()[c.field]; c.field != "" && !named {
			t.Errorf("%s: errors %v, want %s", c.name, p.fields(), c.field)
		}
	}
	large := `{"draws": 0, "cohort": {"cases": [` + strings.Repeat(`{},`, 500) + `{}]}, "designs": [{"rate": 0.5}]}`
	if p := problemOf(t, ask(h, http.MethodPost, policyPath, large), http.StatusUnprocessableEntity); p.fields()["cohort.cases"] != "too_many" {
		t.Errorf("501 cases within the request: %v", p.fields())
	}
	problemOf(t, ask(h, http.MethodPost, policyPath, strings.Repeat(" ", maxBody+1)), http.StatusRequestEntityTooLarge)
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		problemOf(t, ask(h, method, policyPath+"/runs/AAAAAAAAAAAAAAAAAAAAAAAAAA", ""), http.StatusNotFound)
	}
}

func TestPolicyRunIsCancelled(t *testing.T) {
	t.Parallel()
	s := newRuns(t, true)
	at, _ := begin(t, s, longStudy)
	await(t, s, at, queue.Running)
	if w := ask(s.Handler(), http.MethodDelete, at, ""); w.Code != http.StatusNoContent {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	if run := await(t, s, at, queue.Cancelled); string(run.Result) != "null" {
		t.Errorf("a cancelled run has a result: %s", run.Result)
	}
	small, _ := begin(t, s, smallStudy) // the worker is free again
	await(t, s, small, queue.Done)
}

// fixedJobs is a queue that holds one run.
type fixedJobs struct {
	Jobs
	run    queue.Run
	result string
}

func (f fixedJobs) Run(context.Context, string) (queue.Run, error)         { return f.run, nil }
func (f fixedJobs) Result(context.Context, string) ([]byte, error)         { return []byte(f.result), nil }
func (f fixedJobs) Submit(context.Context, string, []byte) (string, error) { return "", queue.ErrFull }

func TestRunPageSaysHowFarItIs(t *testing.T) {
	t.Parallel()
	started := today.Add(-time.Minute)
	for _, c := range []struct {
		name           string
		run            queue.Run
		status         int
		title          string
		say            []string
		button, polled bool
	}{
		{"waiting", queue.Run{State: queue.Waiting, Ahead: 2}, 200, "run.title.waiting", []string{"2"}, true, true},
		{"uncounted", queue.Run{State: queue.Running, StartedAt: started}, 200, "run.title.running", nil, true, true},
		// 500 ÷ 2,040 = 24.5 %; 60 s ÷ 500 × 1,540 = 185 s
		{"running", queue.Run{State: queue.Running, StartedAt: started, Done: 500, Total: 2040}, 200, "run.title.running", []string{"24%", "3"}, true, true},
		{"done", queue.Run{State: queue.Done, ExpiresAt: today}, 200, "run.title.done", nil, false, false},
		{"failed", queue.Run{State: queue.Failed, Failure: queue.TooLong, ExpiresAt: today}, 200, "run.title.failed", []string{"run.failure.too_long"}, true, false},
		{"failed by us", queue.Run{State: queue.Failed, Failure: queue.Internal, ExpiresAt: today}, 200, "run.title.failed", []string{"run.failure.internal"}, true, false},
		{"cancelled", queue.Run{State: queue.Cancelled, ExpiresAt: today}, 200, "run.title.cancelled", nil, true, false},
		{"expired", queue.Run{State: queue.Expired}, 410, "run.title.expired", nil, false, false},
	} {
		config := newConfig(t)
		config.Jobs = fixedJobs{run: c.run}
		h := New(config).Handler()
		for _, lang := range text.Langs() {
			doc := read(t, ask(h, http.MethodGet, "/policy/runs/X", "", "Accept-Language", lang.Code()), c.status)
			main := doc.Find("main")
			if got := main.Find("h1").Text(); got != lang.T(c.title) {
				t.Errorf("%s, %s: heading %q", c.name, lang, got)
			}
			for _, said := range c.say {
				if text.Has(said) {
					said = lang.T(said)
				}
				if !strings.Contains(main.Text(), said) {
					t.Errorf("%s, %s: %q is not said: %s", c.name, lang, said, main.Text())
				}
			}
			if got := main.Find("button").Length() == 1; got != c.button {
				t.Errorf("%s, %s: button %t, want %t", c.name, lang, got, c.button)
			}
			polled, bar := main.Find("[hx-trigger][hx-get]").Length() == 1, main.Find("progress").Length() == 1
			if polled != c.polled || bar != c.polled || (main.Find("noscript").Length() == 1) != c.polled {
				t.Errorf("%s, %s: polled %t with a bar %t, want %t", c.name, lang, polled, bar, c.polled)
			}
		}
		fragment := ask(h, http.MethodGet, "/policy/runs/X", "", "HX-Request", "true").Body.String()
		if strings.Contains(fragment, "<html") || !strings.Contains(fragment, `id="run"`) {
			t.Errorf("%s: htmx gets %s", c.name, fragment)
		}
	}
}

func TestRunPageCancelsAndBeginsAgain(t *testing.T) {
	t.Parallel()
	s := newRuns(t, false)
	_, run := begin(t, s, smallStudy)
	page := runPath(run.ID)
	post := func(do string, status int) {
		t.Helper()
		w := ask(s.Handler(), http.MethodPost, page, "do="+do, "Content-Type", "application/x-www-form-urlencoded")
		if w.Code != status || status == http.StatusSeeOther && w.Header().Get("Location") != page {
			t.Fatalf("%s: status %d to %q, want %d", do, w.Code, w.Header().Get("Location"), status)
		}
	}
	state := func() queue.State {
		t.Helper()
		now, err := s.Jobs.Run(t.Context(), run.ID)
		if err != nil {
			t.Fatal(err)
		}
		return now.State
	}
	post("cancel", http.StatusSeeOther)
	if got := state(); got != queue.Cancelled {
		t.Errorf("after cancelling: %s", got)
	}
	post("again", http.StatusSeeOther)
	if got := state(); got != queue.Waiting {
		t.Errorf("again: %s", got)
	}
	post("other", http.StatusBadRequest)
	if w := ask(s.Handler(), http.MethodGet, page+"/result", ""); w.Code != http.StatusSeeOther || w.Header().Get("Location") != page {
		t.Errorf("result of a run that waits: status %d", w.Code)
	}
}

// What cannot be started says why: the queue is full.
func TestFullQueue(t *testing.T) {
	t.Parallel()
	config := newConfig(t)
	config.Jobs = fixedJobs{}
	problemOf(t, ask(New(config).Handler(), http.MethodPost, policyPath, smallStudy, "Prefer", "respond-async"), http.StatusServiceUnavailable)
}

// A run that was begun under an older program may no longer be readable.
func TestWorkOnABadStudyIsToldApart(t *testing.T) {
	t.Parallel()
	work := Kinds(newEngine(t), nil, "")[policyKind].Work
	for _, input := range []string{"[", `{"designs": [{"unknown": 1}]}`} {
		if _, err := work(t.Context(), []byte(input), func(int, int) {}); err != badInput {
			t.Errorf("%s: %v, want %v", input, err, badInput)
		}
	}
	out, err := work(t.Context(), []byte(smallStudy), func(int, int) {})
	if err != nil || !json.Valid(out) {
		t.Errorf("a study that is right: %v", err)
	}
}
