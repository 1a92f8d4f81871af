package handlers

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/views/text"
)

// labDocument computes the page's input and everything that is shown of it: of
// every design in the background, within a request of the one in focus.
func (s *Server) labDocument(ctx context.Context, in *labInput, progress func(done, total int)) (policydoc.Document, error) {
	result, err := policydoc.Compute(ctx, s.Engine, in.study, in.asksWithin(progress), progress)
	if err != nil {
		return policydoc.Document{}, fmt.Errorf("run the policy lab: %w", err)
	}
	input := policydoc.Input{Query: in.pinned().values().Encode(), People: in.size, Taken: in.taken}
	if in.cases != nil {
		compact, err := s.Store.Cases(ctx, in.cases.id, s.Now())
		if err != nil {
			return policydoc.Document{}, err
		}
		input.Cases, in.draft.in.casesID = string(compact), in.cases.id
	}
	return s.keptDocument(in, input, result)
}

// studyDocument computes a study of the API and everything that is shown of it.
func (s *Server) studyDocument(ctx context.Context, d *draftStudy, study *policy.Study, progress func(done, total int)) (policydoc.Document, error) {
	in := s.labOfStudy(d, study)
	result, err := policydoc.Compute(ctx, s.Engine, *study, in.asksWithin(progress), progress)
	if err != nil {
		return policydoc.Document{}, fmt.Errorf("run study: %w", err)
	}
	input := policydoc.Input{Query: in.query.values().Encode(), People: len(study.Cohort)}
	if d.in.casesID != "" {
		compact, err := s.Store.Cases(ctx, d.in.casesID, s.Now())
		if err != nil {
			return policydoc.Document{}, err
		}
		input.Cases = string(compact)
	}
	return s.keptDocument(&in, input, result)
}

// asksWithin are the questions of a run, which reports its progress, or of a
// request, which has no time for the views of every design.
func (in *labInput) asksWithin(progress func(done, total int)) policydoc.Ask {
	ask := in.asks()
	if progress == nil {
		ask.Designs = []int{in.focus}
	}
	return ask
}

// labOfStudy is a study as the page's input.
func (s *Server) labOfStudy(d *draftStudy, study *policy.Study) labInput {
	in := labInput{query: s.queryOf(d, study), study: *study, draft: *d, pool: d.in.pool(), same: d.in.sameBudget}
	in.budget, in.ask.gap = study.Designs[0].Budget, money.Fraction(1, 2)
	if d.in.casesID != "" || len(d.cases) > 0 {
		in.cases = &labCases{id: d.in.casesID}
	}
	return in
}

// keptDocument names what was asked in both languages.
func (s *Server) keptDocument(in *labInput, input policydoc.Input, result policydoc.Result) (policydoc.Document, error) {
	var err error
	if input.Study, err = s.studyJSON(&in.draft, &in.study); err != nil {
		return policydoc.Document{}, err
	}
	input.Names = make([]policydoc.Words, len(in.study.Designs))
	for _, lang := range text.Langs() {
		p := labPresenter{lang: lang, book: s.Engine.Book(), in: *in}
		*wordsFor(lang, &input.Cohort) = p.cohortName()
		for i := range input.Names {
			name := p.designName(i)
			if given := in.study.Designs[i].Name; given != "" && given != mark(i) {
				name = given
			}
			*wordsFor(lang, &input.Names[i]) = name
		}
	}
	return policydoc.New(s.Engine, &in.study, input, result, s.Now()), nil
}

// wordsFor is the text of the language.
func wordsFor(lang text.Lang, w *policydoc.Words) *string {
	if lang == text.English {
		return &w.En
	}
	return &w.Ko
}

// policyAnswerOf is the document's answer in the shape of POST /api/v1/policy.
func policyAnswerOf(d *policydoc.Document) policyAnswer {
	return policyAnswer{policy.Drawn(d.Result.Designs, d.Result.Bands), policyParameters{d.Parameters.Version}}
}

// answerIn is the answer that a run's result holds.
func answerIn(result []byte) (json.RawMessage, error) {
	d, err := policydoc.Decode(result)
	if err != nil {
		return nil, err
	}
	return encodeJSON(policyAnswerOf(&d))
}
