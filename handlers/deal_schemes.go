package handlers

import (
	"cmp"
	"slices"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/tax/kr"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// schemes are the state's schemes against this hire and firm.
func (p dealPresenter) schemes() *views.DealSection {
	r := p.result.Schemes
	if r == nil {
		return nil
	}
	out := &views.DealSection{ID: "schemes", Title: p.schemesTitle(r), Sub: p.say("schemes.sub", p.amount("cost", r.Cost)), Note: p.say("schemes.note")}
	cards := views.DealCards{Title: p.say("schemes.list"), Wide: true}
	order := make([]int, len(r.Schemes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(schemeRank(&r.Schemes[a]), schemeRank(&r.Schemes[b])) })
	for _, i := range order {
		s := &r.Schemes[i]
		if known, found := preset.SchemeNamed(s.ID); found {
			cards.Cards = append(cards.Cards, p.schemeCard(s, &known, i+1))
		}
	}
	out.Cards = []views.DealCards{cards}
	return out
}

// schemeRank puts first what can be had.
func schemeRank(s *deal.SchemeResult) int {
	switch {
	case s.Standing == deal.Refused:
		return 3
	case s.Closed:
		return 2
	case s.Standing == deal.Possible:
		return 1
	}
	return 0
}

func (p dealPresenter) schemesTitle(r *deal.SchemesResult) string {
	counts := [4]int{}
	for i := range r.Schemes {
		counts[schemeRank(&r.Schemes[i])]++
	}
	open := text.Count("possible", counts[1])
	switch {
	case counts[0] > 0:
		return p.say("schemes.title", text.Count("qualifies", counts[0]), open)
	case counts[1] > 0:
		return p.say("schemes.title_possible", open)
	}
	return p.say("schemes.title_none")
}

// schemeChip says where a scheme stands for the hire.
func (p dealPresenter) schemeChip(s *deal.SchemeResult) ui.Chip {
	names := [...]string{"qualifies", "possible", "closed", "refused"}
	tones := [...]string{"ok", "ask", "", "no"}
	rank := schemeRank(s)
	return ui.Chip{Text: p.say("schemes.standing." + names[rank]), Tone: tones[rank]}
}

func (p dealPresenter) schemeCard(s *deal.SchemeResult, known *preset.Scheme, at int) views.DealCard {
	card := views.DealCard{
		ID: "scheme-" + s.ID, Title: wordsIn(p.lang, known.Label), Chip: p.schemeChip(s),
		Sub: p.say("schemes.agency", text.With("kind", p.say("schemes.kind."+s.Kind)), text.With("agency", wordsIn(p.lang, known.Agency))), Lines: p.schemeLines(s, known, at),
	}
	for _, c := range s.Conditions {
		card.Points = append(card.Points, views.DealPoint{Mark: p.metChip(c.Met), Text: p.conditionWords(known, c.ID)})
	}
	if note := wordsIn(p.lang, known.Round); note != "" {
		card.Notes = append(card.Notes, note)
	}
	if s.CreditChange != nil && !s.CreditConfirmed {
		card.Notes = append(card.Notes, p.say("schemes.credit_not_confirmed"))
	}
	for _, f := range s.Flags {
		card.Notes = append(card.Notes, p.say("flag."+f.Code, text.With("ceiling", text.Percent(p.result.Schemes.Ceiling))))
	}
	card.Links = []views.Link{{Text: p.say("schemes.open"), URL: known.Link}}
	for _, source := range known.Sources {
		link := views.Link{Text: p.say("schemes.source", text.With("title", source.Title), text.With("published", source.Published)), URL: source.URL}
		if !slices.Contains(card.Links, link) {
			card.Links = append(card.Links, link)
		}
	}
	return card
}

func (p dealPresenter) metChip(met string) ui.Chip {
	tone := map[string]string{kr.Yes.String(): "ok", kr.No.String(): "no"}[met]
	if tone == "" {
		tone = "ask"
	}
	return ui.Chip{Text: p.say("schemes.met." + met), Tone: tone}
}

// conditionWords is a condition of the scheme, or of the relief that it is.
func (p dealPresenter) conditionWords(known *preset.Scheme, id string) string {
	if key := "deal.schemes.condition." + id; text.Has(key) {
		least, _ := money.Read(known.LeastPay, money.KRWCurrency)
		return p.lang.T(key, text.Count("research", known.ResearchYears), text.Count("since", known.DegreeYears), p.amount("least", least))
	}
	return p.conditions(known.Regime, []string{id})
}

// schemeLines are what it gives, when, and what is to be given back. What no
// source says is said not to be confirmed.
func (p dealPresenter) schemeLines(s *deal.SchemeResult, known *preset.Scheme, at int) []views.DealLine {
	var lines []views.DealLine
	put := func(key string, m *money.Money, line string, year int) {
		if m == nil {
			return
		}
		l := p.plainLine(p.say("schemes."+key), *m)
		l.Working = p.workingAt(*m, document.Key{Line: line, Segment: at, Year: year})
		lines = append(lines, l)
	}
	put("cap", s.Cap, "", 0)
	put("year_one."+s.To, s.YearOne, p.firstLine(s), 1)
	put("horizon", s.Horizon, "deal.scheme.horizon", 0)
	if s.YearOne == nil && s.Kind != "visa" {
		lines = append(lines, p.words("schemes.year_one."+s.To, p.say("schemes.by_selection")))
	}
	put("credit_change", s.CreditChange, "deal.scheme.rd_credit_change", 0)
	if s.StateShare != nil {
		lines = append(lines, p.words("schemes.state_share", text.Percent(*s.StateShare)))
	}
	return append(lines,
		p.words("schemes.deadline", p.deadlineWords(s)), p.words("schemes.cash", p.confirmed(wordsIn(p.lang, known.Cash))),
		p.words("schemes.claw_back", p.confirmed(wordsIn(p.lang, known.ClawBack))))
}

// firstLine is the line that comes to a scheme's first year.
func (p dealPresenter) firstLine(s *deal.SchemeResult) string {
	switch {
	case s.Kind == "tax_relief":
		return "deal.scheme.tax_saved"
	case s.Kind == "wage_match" && s.Cap == nil:
		return "deal.scheme.share_of_pay"
	}
	return "deal.scheme.year"
}

func (p dealPresenter) words(key, value string) views.DealLine {
	return views.DealLine{Label: p.say(key), Value: value}
}

func (p dealPresenter) confirmed(words string) string {
	if words == "" {
		return p.say("schemes.not_confirmed")
	}
	return words
}

// deadlineWords is the last day to apply, or of hire and of application for a
// relief.
func (p dealPresenter) deadlineWords(s *deal.SchemeResult) string {
	switch {
	case s.Deadline == 0:
		return p.say("schemes.not_confirmed")
	case s.ApplyBy != 0:
		return p.say("schemes.hire_by", text.With("day", p.day(s.Deadline)), text.With("apply_by", p.day(s.ApplyBy)))
	}
	return p.say("schemes.apply_by", text.With("day", p.day(s.Deadline)))
}
