package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func sampleLaws(lang text.Lang) []views.LawNote {
	return []views.LawNote{{Texts: []string{lang.T("invite.law.korea")}, Law: views.Link{Text: lang.T("invite.law.korea_cite"), URL: "https://www.law.go.kr/"}}}
}

func sampleInputs(lang text.Lang) []views.InputList {
	return []views.InputList{{Title: lang.T("result.inputs.offer"), Lines: []ui.Line{{Label: lang.T("form.label.offer.jurisdiction"), Value: lang.T("form.option.jurisdiction.kr")}}}}
}

func sampleDays(lang text.Lang, name, label string) ui.Field {
	return ui.Field{Kind: ui.Select, Name: name, Label: lang.T(label), Error: lang.T("owner.choose"), Options: []ui.Option{
		{Value: "30", Label: lang.T("owner.expiry.days", text.Count("days", 30)), Chosen: true},
	}}
}

func sampleInvite(lang text.Lang, made bool) views.InvitePage {
	p := views.InvitePage{
		Page: samplePage(lang, views.SectionNone), Inputs: sampleInputs(lang), Laws: sampleLaws(lang),
		Errors:   []views.Link{{Text: "offer.base", URL: "/#offer.base"}},
		Days:     sampleDays(lang, "invite.days", "invite.make.days"),
		SeeOffer: ui.Field{Kind: ui.Check, Name: "invite.see_offer", Label: lang.T("invite.make.see_offer"), Hint: lang.T("invite.make.see_offer_hint"), Checked: true},
	}
	if made {
		p.Made = &views.MadeInvitation{URL: "https://offergap.example/c/one", AnswersURL: "https://offergap.example/c/one/answers#KEY", Key: "KEY", Note: "30"}
	}
	return p
}

func sampleCandidate(lang text.Lang, sent bool) views.CandidatePage {
	level := ui.Field{Kind: ui.Choices, Name: "answer.share", Label: lang.T("invite.share.label")}
	for _, name := range []string{"gap", "required", "everything"} {
		level.Options = append(level.Options, ui.Option{Value: name, Label: lang.T("invite.share." + name), Note: lang.T("invite.share." + name + "_note"), Chosen: name == "gap"})
	}
	form := sampleForm(lang)
	p := views.CandidatePage{
		Page: samplePage(lang, views.SectionNone), Action: "/c/one", Until: "30", Prompt: lang.T("invite.candidate.prompt"),
		Offer: sampleInputs(lang), Pay: form.Current, Share: level, Days: sampleDays(lang, "answer.days", "invite.share.days"),
		Family:   views.FieldGroup{Legend: lang.T("invite.form.family"), Note: lang.T("invite.form.family_note"), Swatch: "candidate"},
		ShareSub: lang.T("invite.share.sub"), Laws: sampleLaws(lang),
		Sees: views.SeenPanel{Intro: lang.T("invite.sees.gap"), Never: lang.T("invite.sees.never")},
	}
	if sent {
		o := sampleOutcome(lang)
		p.Prompt, p.Result = "", &views.CandidateResult{Answer: o.Answer, Notice: o.Notice, TenSeconds: o.TenSeconds, Regimes: o.Regimes}
		p.Sees.Lines = sampleAnswer(lang, "one").Lines
		p.Sees.Precision = [][]views.Span{views.Spans(lang.T("invite.precision.gap", text.With("low", "$418,000"), text.With("high", "$424,400")))}
		p.Sent = &views.SentAnswer{URL: "https://offergap.example/c/one/mine/two", EditURL: "https://offergap.example/c/one/mine/two#KEY", Key: "KEY", Note: lang.T("invite.sent.no_end")}
	}
	return p
}

func sampleAnswer(lang text.Lang, id string) views.ShownAnswer {
	return views.ShownAnswer{
		ID: id, At: "2026. 11. 24. 18:30", Level: lang.T("invite.share.gap"), Until: lang.T("invite.answers.no_end"),
		Lines: []ui.Line{{Label: lang.T("invite.sees.ratio", text.With("basis", lang.T("calculator.basis.gross"))), Value: lang.Ratio(3.4)}},
	}
}

func sampleAnswers(lang text.Lang, opened, confirm bool) views.AnswersPage {
	p := views.AnswersPage{
		Page: samplePage(lang, views.SectionNone), Action: "/c/one/answers", Opened: opened, Confirm: confirm, Laws: sampleLaws(lang),
		Invitation: views.Link{Text: lang.T("invite.answers.invitation"), URL: "/c/one"}, Key: sampleKey(lang),
	}
	whole := sampleAnswer(lang, "two")
	whole.Whole, whole.Inputs = true, sampleInputs(lang)
	for _, r := range sampleOutcome(lang).Regimes.Regimes {
		r.ID += "-2"
		whole.Regimes = append(whole.Regimes, r)
	}
	p.Answers = []views.ShownAnswer{sampleAnswer(lang, "one"), whole}
	return p
}

func sampleKey(lang text.Lang) ui.Field {
	return ui.Field{Kind: ui.Text, Name: "edit_key", Label: lang.T("owner.key"), Hint: lang.T("invite.key_hint"), Error: lang.T("invite.wrong_key"), Value: "ABCD"}
}

func sampleOwnAnswer(lang text.Lang) views.OwnAnswerPage {
	return views.OwnAnswerPage{
		Page: samplePage(lang, views.SectionNone), Action: "/c/one/mine/two", Answer: sampleAnswer(lang, "two"), Key: sampleKey(lang),
		Back: views.Link{Text: lang.T("invite.mine.back"), URL: "/c/one"},
	}
}
