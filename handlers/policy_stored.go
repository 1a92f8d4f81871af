package handlers

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/offergap/offergap/calc/caselist"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/views/text"
)

// storedLab is a result of the policy lab that was kept: what it shows is read,
// not computed.
type storedLab struct {
	at  string // its page
	doc *policydoc.Document
}

// isStored tells a result that was kept from one that was computed for the page.
func (p labPresenter) isStored() bool { return p.stored != nil }

// valueOf is a law value as the document used it.
func (l *storedLab) valueOf(path string) law.Node {
	i := slices.IndexFunc(l.doc.Laws, func(u document.LawUse) bool { return u.Path == path })
	if i < 0 {
		return law.Node{}
	}
	node, _ := law.ReadText(l.doc.Laws[i].Value)
	return node
}

// focusQuery puts design i in focus.
func (p labPresenter) focusQuery(i int) string { return "?" + focusField + "=" + strconv.Itoa(i+1) }

// presentStored puts a document into words, with the design in focus that is
// asked for.
func (s *Server) presentStored(lang text.Lang, d *policydoc.Document, at, focus string) (labPresenter, error) {
	draft, errs := s.readDraftStudy(d.Input.Study, maxRunCases)
	study, more := draft.terms(s.Engine)
	if errs = append(errs, more...); len(errs) > 0 {
		return labPresenter{}, fmt.Errorf("read the input of a saved study: %w", errs[0])
	}
	in := s.labOfStudy(&draft, &study)
	in.size, in.taken, in.query = d.Input.People, d.Input.Taken, queryFrom(d.Input.Query)
	in.study.Draws = d.Result.Draws
	if n, err := strconv.Atoi(focus); err == nil && n >= 1 && n <= len(study.Designs) {
		in.focus = n - 1
	} else if n, err := strconv.Atoi(in.query.study[focusField]); err == nil {
		in.focus = min(max(n, 1), len(study.Designs)) - 1
	}
	in.budget = study.Designs[in.focus].Budget
	result := resultOf(d, in.focus)
	if asked := result.views.Inverse; asked != nil {
		in.ask.gap = asked.GapShare.Rate
	}
	return labPresenter{lang: lang, book: s.Engine.Book(), in: in, result: result, stored: &storedLab{at, d}}, nil
}

// keptStudy is a document's study with its cohort, read by the engine of today.
func (s *Server) keptStudy(d *policydoc.Document) (policy.Study, error) {
	draft, errs := s.readDraftStudy(d.Input.Study, maxRunCases)
	study, more := draft.terms(s.Engine)
	errs = append(errs, more...)
	var err error
	switch {
	case d.Input.Cases != "":
		study.Cohort, err = caselist.Restore(s.Engine, []byte(d.Input.Cases))
		if d.Input.Taken > 0 {
			study.Cohort = (&labCases{all: study.Cohort}).sample()
		}
	case len(draft.cases) > 0:
		study.Cohort, more = s.readCases(draft.cases)
		errs = append(errs, more...)
	default:
		study.Cohort, more = draft.in.cohort(s.Engine)
		errs = append(errs, more...)
	}
	if err == nil && len(errs) > 0 {
		err = fmt.Errorf("read the input of a saved study: %w", errs[0])
	}
	return study, err
}

// keptWords is a kept text in the language.
func keptWords(lang text.Lang, w policydoc.Words) string { return *wordsFor(lang, &w) }
