package handlers

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
)

// Store is what the handlers need of the database.
type Store interface {
	Save(ctx context.Context, n db.NewDocument, now time.Time) (db.Saved, error)
	Link(ctx context.Context, linkID string, now time.Time) (db.Record, error)
	AddLink(ctx context.Context, linkID, editKey string, n db.NewLink, now time.Time) (string, error)
	Links(ctx context.Context, linkID, editKey string) ([]db.Link, error)
	Relabel(ctx context.Context, linkID, editKey, label string) error
	Revoke(ctx context.Context, linkID, editKey string, now time.Time) error
	Supersede(ctx context.Context, linkID, editKey, newDocumentID string) error
	OlderLinks(ctx context.Context, documentID string, audience db.Audience, now time.Time) ([]db.Older, error)
	Delete(ctx context.Context, linkID, editKey string, now time.Time) error
	Answer(ctx context.Context, linkID string, n db.NewDocument, now time.Time) (db.Saved, error)
	Answers(ctx context.Context, linkID, editKey string, now time.Time) ([]db.Record, error)
	SaveCases(ctx context.Context, n db.NewCaseList, now time.Time) (id string, err error)
	Cases(ctx context.Context, id string, now time.Time) ([]byte, error)
	CaseReport(ctx context.Context, id string, now time.Time) ([]byte, time.Time, error)
	Ping(ctx context.Context) error
}

// Config is what a Server depends on. Engine, Store, Jobs, Logger and Now are
// needed.
type Config struct {
	Engine *scenario.Engine
	Store  Store
	Jobs   Jobs
	Logger *slog.Logger
	Now    func() time.Time

	Assets     views.Assets // the addresses of the built style sheets and scripts
	AssetFiles http.Handler // serves them, below /assets/; nil: none are served

	BaseURL        string       // "https://offergap.kr", without a slash at its end; empty: as the request names it
	TrustedProxies []*net.IPNet // whose X-Forwarded-For and X-Forwarded-Proto are believed; none: nobody's
	SealingKey     [32]byte     // seals the draft's cookie
	SaveRate       float64      // saves a second of one address, over a burst of saveBurst; 0: no limit
	Version        string       // of the program, for the foot of the page
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	Config
	limitSaves echo.MiddlewareFunc // for each route that stores something or computes for seconds
	presets    presetTerms         // what each case and policy sets
	lines      func() *lineIndex   // what each line of a working uses; computed when first asked

	labs        labShelf      // the studies of the policy lab that were asked for last
	todaysLabs  todaysLabs    // what saved studies give today
	caseReading chan struct{} // full while an uploaded list is read
	studies     chan struct{} // full while a study is computed within a request
	studyWait   time.Duration
}

// New is a server of the configuration.
func New(c Config) *Server {
	s := &Server{Config: c, limitSaves: limitSaves(c.SaveRate), caseReading: make(chan struct{}, 1), studies: make(chan struct{}, 1), studyWait: studyWait}
	s.presets = s.readPresets()
	s.lines = sync.OnceValue(s.indexLines)
	return s
}
