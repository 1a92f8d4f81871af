package handlers

import (
	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/disclose"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// candidatePage is the whole page: the result where there is one, the form as
// typed, and what the company will see.
func (s *Server) candidatePage(c echo.Context, w workedCandidate) views.CandidatePage {
	page := s.page(c, views.SectionNone)
	lang := page.Lang
	page.Title, page.Path, page.NoIndex = lang.T("invite.candidate.title"), w.invitation.path(), true
	page.HasErrors = len(w.errors)+len(w.wrong) > 0
	page.LawLine = lang.T("form.law_line", text.Count("year", w.scenario.TaxYear))
	out := views.CandidatePage{
		Page: page, Action: w.invitation.path(), Errors: errorSummary(lang, w.errors), Laws: sharingLaws(lang),
		Until: lang.T("invite.candidate.until", text.With("date", lang.Moment(w.invitation.until.In(seoul)))),
	}
	s.candidateFields(&out, w)
	out.Share, out.Days = choiceFields(lang, w)
	out.ShareSub = lang.T("invite.share.sub")
	if w.draft.Sent {
		out.ShareSub = lang.T("invite.share.sub_sent")
	}
	if w.sees() {
		out.Offer = s.travellingInputs(lang, w.scenario, db.Candidate)
	}
	switch {
	case !w.computed:
		out.Prompt = lang.T("invite.candidate.prompt")
	case !w.sees():
		out.Prompt = lang.T("invite.candidate.hidden")
	default:
		s.candidateResult(&out, w)
	}
	out.Sees = s.willSee(lang, w)
	return out
}

// candidateResult is what the candidate's own figures come to.
func (s *Server) candidateResult(out *views.CandidatePage, w workedCandidate) {
	p := s.present(out.Lang, w.document, w.scenario, gap.PurchasingPower, db.Candidate)
	p.workingPage = w.invitation.path() + "/working"
	table, regimes := p.tenSeconds(), p.regimes()
	out.Result = &views.CandidateResult{Answer: views.Spans(p.answer()), Notice: p.notice(), TenSeconds: table, Regimes: regimes}
}

// candidateFields are the fields of the form, the few that matter most in sight.
func (s *Server) candidateFields(out *views.CandidatePage, w workedCandidate) {
	f := s.formFields(out.Lang, w.worked)
	out.Pay = views.FieldGroup{
		Legend: out.Lang.T("invite.form.pay"), Note: out.Lang.T("calculator.form.current_note"), Swatch: "ref",
		Lead: f.all("current.jurisdiction", "current.base"), Pairs: f.all("current.bonus", "current.equity_annual"),
	}
	out.Family = views.FieldGroup{
		Legend: out.Lang.T("invite.form.family"), Note: out.Lang.T("invite.form.family_note"), Swatch: "candidate",
		Lead: f.all("candidate.us_filing_status", "candidate.children_ages"), Pairs: f.all("candidate.spouse_pay_us", "candidate.spouse_pay_kr"),
	}
	tax := f.fold("regime", f.chosen("candidate.nationality", w.valid), "candidate.nationality", "candidate.us_green_card",
		"candidate.phd", "candidate.years_since_phd", "candidate.years_abroad", "candidate.research_years_abroad")
	tax.Title, tax.Intro = out.Lang.T("invite.form.tax"), out.Lang.T("invite.form.tax_note")
	once := f.fold("once", out.Lang.T("invite.form.once_value"), "current.signing", "current.relocation", "current.benefits", "current.raise")
	out.Folds = []ui.Fold{tax, f.grantFold("current", f.grantsValue(w.scenario.Current.Grants, "calculator.fold.grants_short"), w.worked), once}
}

// choiceFields choose how much is shared, and for how long.
func choiceFields(lang text.Lang, w workedCandidate) (level, days ui.Field) {
	level = ui.Field{Kind: ui.Choices, Name: answerShare, Label: lang.T("invite.share.label")}
	for i, name := range disclose.LevelNames() {
		level.Options = append(level.Options, ui.Option{
			Value: name, Label: lang.T("invite.share." + name), Note: lang.T("invite.share." + name + "_note"),
			Chosen: disclose.Level(i) == w.draft.Choice.Level,
		})
	}
	if key := w.wrong[answerShare]; key != "" {
		level.Error = lang.T(key)
	}
	return level, daysField(lang, answerDays, lang.T("invite.share.days"), answerDaysOffered, w.draft.Choice.Days, w.wrong)
}

// willSee says what the company will see, and how exactly that tells the pay.
func (s *Server) willSee(lang text.Lang, w workedCandidate) views.SeenPanel {
	level := w.draft.Choice.Level
	out := views.SeenPanel{Intro: lang.T("invite.sees." + level.String()), Never: lang.T("invite.sees.never")}
	if level == disclose.Everything {
		out.Never = ""
	}
	if !w.computed || !w.sees() {
		return out
	}
	out.Lines = seenLines(lang, answerOf(w.summary, level))
	if level == disclose.Everything {
		return out
	}
	for _, said := range s.precision(lang, w) {
		out.Precision = append(out.Precision, views.Spans(said))
	}
	return out
}

// precision says what can be worked out from what is shared.
func (s *Server) precision(lang text.Lang, w workedCandidate) []string {
	var out []string
	ends := func(low, high money.Money) []text.Arg {
		return []text.Arg{text.With("low", lang.Words(low)), text.With("high", lang.Words(high))}
	}
	gross := w.summary.Without[gap.Gross]
	if gross.Ratio != nil {
		low, high := disclose.Between(*disclose.Ratio(gross.Ratio), gross.Ours)
		out = append(out, lang.T("invite.precision.gross", ends(yearly(w, low, 0), yearly(w, high, thousandDollars-1))...))
	}
	low, high := s.narrowed(w)
	return append(out, lang.T("invite.precision."+w.draft.Choice.Level.String(), ends(low, high)...), lang.T("invite.precision.rounded"))
}

// thousandDollars are as many cents: an end of a range says no more.
const thousandDollars = 1000_00

// yearly is a total in won over the horizon as dollars in the average year, cut
// to thousands after up cents are added.
func yearly(w workedCandidate, total money.Money, up int64) money.Money {
	average := total.Mul(money.Fraction(1, int64(w.scenario.Horizon)), money.WonHalfUp)
	dollars := money.Convert(average, money.USDCurrency, money.Quote{KRWPerUSD: w.scenario.Market.KRWPerUSD})
	return money.USD((dollars.Minor() + up) / thousandDollars * thousandDollars)
}

// seenLines are the figures of an answer in words.
func seenLines(lang text.Lang, a answer) []ui.Line {
	var lines []ui.Line
	for _, b := range gap.Bases {
		printed := noRatio
		if r := ratioOn(a.Ratio, b); r != nil {
			printed = lang.Ratio(*r)
		}
		lines = append(lines, ui.Line{Label: lang.T("invite.sees.ratio", text.With("basis", lang.T("calculator.basis."+b.String()))), Value: printed})
	}
	if a.level() >= disclose.Required {
		printed := lang.T("invite.sees.no_offer")
		if a.RequiredOffer != nil {
			printed = lang.ExactWords(a.RequiredOffer.Money())
		}
		lines = append(lines, ui.Line{Label: lang.T("invite.sees.required_line"), Value: printed})
	}
	return lines
}

// sentAnswer is the link by which the candidate manages the answer.
func (s *Server) sentAnswer(c echo.Context, lang text.Lang, w workedCandidate, saved db.Saved) *views.SentAnswer {
	url := s.absolute(c, w.invitation.path()+"/mine/"+saved.LinkID)
	return &views.SentAnswer{URL: url, EditURL: url + "#" + saved.EditKey, Key: saved.EditKey, Note: s.answerUntil(lang, validity{w.draft.Choice.Days})}
}

// answerUntil says how long the company can see an answer.
func (s *Server) answerUntil(lang text.Lang, v validity) string {
	if v.days == 0 {
		return lang.T("invite.sent.no_end")
	}
	return lang.T("invite.sent.until", text.With("date", lang.Moment(v.until(s.Now()).In(seoul))), text.Count("days", v.days))
}
