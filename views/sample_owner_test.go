package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

const sampleID = "Qm3vX9tKc7hR2pLw8ZbN4y"

func sampleShare(lang text.Lang) views.ShareFields {
	audience := ui.Field{Kind: ui.Choices, Name: "share.audience", Label: lang.T("owner.audience.label")}
	for _, name := range []string{"full", "board", "candidate"} {
		audience.Options = append(audience.Options, ui.Option{
			Value: name, Label: lang.T("owner.audience." + name), Note: lang.T("owner.audience." + name + "_note"), Chosen: name == "full",
		})
	}
	return views.ShareFields{
		Audience: audience,
		Expiry: ui.Field{Kind: ui.Select, Name: "share.expiry", Label: lang.T("owner.expiry.label"), Options: []ui.Option{
			{Value: "0", Label: lang.T("owner.expiry.never"), Chosen: true}, {Value: "30", Label: lang.T("owner.expiry.days", text.Count("days", 30))},
		}},
	}
}

func sampleOwnerKey(lang text.Lang) views.OwnerPage {
	return views.OwnerPage{
		Page: samplePage(lang, views.SectionNone), Action: "/s/" + sampleID + "/edit",
		Result: views.Link{Text: lang.T("owner.result"), URL: "/s/" + sampleID},
		Key:    ui.Field{Kind: ui.Text, Name: "edit_key", Label: lang.T("owner.key"), Hint: lang.T("owner.key_hint"), Error: lang.T("owner.wrong_key"), Value: "ABCD"},
	}
}

func sampleOwner(lang text.Lang) views.OwnerPage {
	p := sampleOwnerKey(lang)
	p.Done = lang.T("owner.done.added")
	label := func(id, value string) ui.Field {
		return ui.Field{Kind: ui.Text, Name: "label" + id, Label: lang.T("owner.label"), Value: value}
	}
	p.Opened = &views.OwnerOpened{
		Links: []views.OwnerLink{
			{ID: "one", URL: "https://offergap.example/s/one", Audience: lang.T("owner.audience.full"), Dates: lang.T("owner.created", text.With("date", "2026. 11. 24.")), Label: label(".one", "")},
			{ID: "two", URL: "https://offergap.example/s/two", Name: "Kim", Audience: lang.T("owner.audience.candidate"), Closed: lang.T("owner.closed_on", text.With("date", "2026. 11. 25.")), Label: label(".two", "Kim")},
		},
		Share: sampleShare(lang), Label: label("", ""),
		Newer: ui.Field{Kind: ui.Text, Name: "newer", Label: lang.T("owner.newer"), Hint: lang.T("owner.newer_hint")},
	}
	return p
}

func sampleOwnerConfirm(lang text.Lang) views.OwnerPage {
	p := sampleOwner(lang)
	p.Confirm = true
	return p
}

func sampleVerify(lang text.Lang) views.VerifyPage {
	return views.VerifyPage{
		Page: samplePage(lang, views.SectionNone), Heading: lang.T("verify.heading"), Verdict: lang.T("verify.matches"),
		Hashes: []ui.Line{{Label: lang.T("verify.stored"), Value: "7c1e90b4"}, {Label: lang.T("verify.computed"), Value: "7c1e90b4"}},
		Note:   lang.T("verify.note"), Command: "curl -s https://offergap.example/s/" + sampleID + "/document | sha256sum",
		Links: []views.Link{{Text: lang.T("verify.result"), URL: "/s/" + sampleID}},
	}
}
