package handlers

import (
	"context"
	"errors"
	"time"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db/queue"
)

// Jobs is what the handlers need of the queue of long work.
type Jobs interface {
	Submit(ctx context.Context, kind string, input []byte) (id string, err error)
	Run(ctx context.Context, id string) (queue.Run, error)
	Result(ctx context.Context, id string) ([]byte, error)
	Input(ctx context.Context, id string) ([]byte, error)
	Again(ctx context.Context, id string) error
	Cancel(ctx context.Context, id string) error
}

// policyKind is a study as POST /api/v1/policy takes it; its result is the bytes
// of its document.
const policyKind = "policy"

// badInput is the failure of a run whose input was right when it was submitted,
// and no longer is.
const badInput queue.Failure = "input"

// Kinds is the work that the queue has to do for a Server of the engine and the
// store. What another program or law book would answer otherwise is other work.
func Kinds(engine *scenario.Engine, store Store, program string) map[string]queue.Kind {
	s := &Server{Config: Config{Engine: engine, Store: store, Now: time.Now}}
	version := engine.Book().Version() + " " + program
	return map[string]queue.Kind{policyKind: {Work: s.workOnStudy, Version: version}, labKind: {Work: s.workOnLab, Version: version}}
}

// workOnStudy answers a study of up to maxRunCases cases.
func (s *Server) workOnStudy(ctx context.Context, body []byte, progress func(done, total int)) ([]byte, error) {
	study, draft, err := s.readStudy(ctx, body, maxRunCases)
	if isInputError(err) {
		return nil, badInput
	}
	if err != nil {
		return nil, err
	}
	d, err := s.studyDocument(ctx, &draft, &study, progress)
	if err != nil {
		return nil, err
	}
	return d.Encode()
}

// isInputError tells an error that whoever asked can mend.
func isInputError(err error) bool {
	var wrong *inputError
	return errors.As(err, &wrong)
}

// startRun begins a run of a study, or finds the one that there is of the same
// bytes, and gives its id. A study that is wrong gives the errors of its fields.
func (s *Server) startRun(ctx context.Context, study []byte) (id string, err error) {
	draft, errs := s.readDraftStudy(study, maxRunCases)
	_, more := draft.terms(s.Engine)
	errs = append(errs, more...)
	_, more = s.readCases(draft.cases)
	if errs = append(errs, more...); len(errs) > 0 {
		return "", fieldErrors(errs)
	}
	if draft.in.casesID != "" {
		if err := s.hasCases(ctx, draft.in.casesID, maxRunCases); err != nil {
			return "", err
		}
	}
	return s.Jobs.Submit(ctx, policyKind, study)
}

// runPath is the page of a run.
func runPath(id string) string { return "/policy/runs/" + id }
