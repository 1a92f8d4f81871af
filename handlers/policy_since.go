package handlers

import (
	"context"
	"sync"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/policydoc"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// todaysLab is what a saved study gives today, in the closed form.
type todaysLab struct {
	designs []policy.DesignFinding
	laws    []document.LawUse
}

// todaysLabs keeps what saved studies give today: a server's law book and program
// stay what they are, so each is computed once.
type todaysLabs struct {
	mu   sync.Mutex
	kept map[string]todaysLab // by the document's hash
}

// mostTodays bounds how many are kept.
const mostTodays = 64

func (t *todaysLabs) get(hash string, compute func() (todaysLab, error)) (todaysLab, error) {
	t.mu.Lock()
	known, has := t.kept[hash]
	t.mu.Unlock()
	if has {
		return known, nil
	}
	today, err := compute()
	if err != nil {
		return today, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.kept) >= mostTodays || t.kept == nil {
		t.kept = map[string]todaysLab{}
	}
	t.kept[hash] = today
	return today, nil
}

// labSince compares a saved result with what the same input would give today:
// the sentence for the facts, and both side by side where they differ. Lists too
// long for a request are not computed again.
func (s *Server) labSince(ctx context.Context, p labPresenter, hash string) (string, *views.Since, error) {
	lang, d := p.lang, p.stored.doc
	if d.Input.People > maxStudyCases && d.Input.Taken == 0 {
		now := s.Engine.Book().Version()
		if now == d.Parameters.Version {
			return lang.T("result.facts.since_none"), nil, nil
		}
		return lang.T("policy_result.not_again", text.With("version", d.Parameters.Version), text.With("now", now)), nil, nil
	}
	today, err := s.labToday(ctx, d, hash)
	if err != nil {
		return "", nil, err
	}
	moved := movedLaws(d.Laws, today.laws)
	figures := p.sinceFigures(today.designs)
	if len(moved) == 0 && len(figures) == 0 {
		return lang.T("result.facts.since_none"), nil, nil
	}
	out := &views.Since{Title: lang.T("result.since.title"), Sub: lang.T("result.since.sub"), FiguresNote: lang.T("result.since.figures_same")}
	if len(figures) > 0 {
		out.FiguresNote = ""
		out.Figures = &ui.Table{Caption: lang.T("result.since.figures"), Head: sinceHead(lang, "result.since.figure"), Rows: figures}
	}
	for _, m := range moved {
		out.Values = append(out.Values, s.sinceValues(lang, m)...)
	}
	if len(moved) == 0 {
		out.Sub = lang.T("result.since.method")
		return lang.T("result.facts.since_method"), out, nil
	}
	return lang.T("result.facts.since_changed", text.Count("count", len(moved))), out, nil
}

// sinceFigures are each design's people and costs as saved and as of today; none
// where all are printed alike.
func (p labPresenter) sinceFigures(today []policy.DesignFinding) []ui.Row {
	var rows []ui.Row
	for i := range today {
		for _, figure := range []struct {
			key string
			of  func(policy.DesignFinding) string
		}{
			{"additional", func(f policy.DesignFinding) string { return p.people(f.AdditionalHires.Central) }},
			{"gross", func(f policy.DesignFinding) string { return p.won(int64(f.GrossCost.Central)) }},
			{"net", func(f policy.DesignFinding) string { return p.won(int64(f.NetCost.Central)) }},
		} {
			then, now := figure.of(p.finding(i)), figure.of(today[i])
			if then != now {
				rows = append(rows, ui.Row{Head: p.lang.T("policy_result.since."+figure.key, text.With("mark", mark(i))), Cells: []string{then, now}})
			}
		}
	}
	return rows
}

// labToday computes a saved study's closed form by the engine of today.
func (s *Server) labToday(ctx context.Context, d *policydoc.Document, hash string) (todaysLab, error) {
	return s.todaysLabs.get(hash, func() (todaysLab, error) {
		study, err := s.keptStudy(d)
		if err != nil {
			return todaysLab{}, err
		}
		laws := policydoc.Laws(s.Engine, &study)
		study.Draws = 0
		f, err := policy.Run(ctx, s.Engine, study, nil)
		return todaysLab{f.Designs, laws}, err
	})
}
