package handlers

import (
	"context"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// labCases is an uploaded list.
type labCases struct {
	id   string
	info caseListInfo
	all  []policy.Case
}

// casesOf loads the list that the input names; nil where it names none.
func (s *Server) casesOf(ctx context.Context, q labQuery) (*labCases, error) {
	id := q.study[casesField]
	if id == "" {
		return nil, nil
	}
	all, info, err := s.uploadedCases(ctx, id)
	if err != nil {
		return nil, err
	}
	return &labCases{id, info, all}, nil
}

// sample is the list, or as many of it as a request reckons with: cases in even
// steps, each standing for those that it stands before.
func (l *labCases) sample() []policy.Case {
	if len(l.all) <= maxStudyCases {
		return l.all
	}
	sample := make([]policy.Case, maxStudyCases)
	for i := range sample {
		from, to := i*len(l.all)/maxStudyCases, (i+1)*len(l.all)/maxStudyCases
		sample[i] = l.all[from]
		if sample[i].Weight == 0 {
			sample[i].Weight = 1
		}
		sample[i].Weight *= float64(to - from)
	}
	return sample
}

// isSampled tells whether the page reckons with a part of the list.
func (in *labInput) isSampled() bool { return in.taken > 0 }

// casesPanel says which list is reckoned with, or takes one.
func (p labPresenter) casesPanel() views.PolicyCases {
	if p.in.cases == nil {
		return views.PolicyCases{Title: p.lang.T("policy.cases.upload"), Upload: caseUploadForm(p.lang)}
	}
	return views.PolicyCases{
		Title: p.lang.T("policy.cases.title", text.With("count", text.Whole(int64(p.in.size)))),
		Kept:  p.lang.T("policy.cases.kept", text.With("date", p.lang.ShortDate(p.in.cases.info.ExpiresAt))),
		Out:   views.Link{Text: p.lang.T("policy.cases.out"), URL: p.in.query.with(typed{casesField: ""}).path("/policy")},
	}
}

// cohortName is the pool or the list that is reckoned with.
func (p labPresenter) cohortName() string {
	if p.isStored() {
		return keptWords(p.lang, p.stored.doc.Input.Cohort)
	}
	if p.in.cases != nil {
		return p.lang.T("policy.cases.name")
	}
	return wordsIn(p.lang, p.in.pool.Label)
}
