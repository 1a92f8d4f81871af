package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

func sampleRun(lang text.Lang) views.RunPage {
	page := samplePage(lang, views.SectionPolicy)
	page.Title = lang.T("run.title.running")
	return views.RunPage{
		Page: page, Status: lang.T("run.status.running"), Polls: true, Action: "/policy/runs/X", Note: lang.T("run.come_back"),
		Bar:    views.RunBar{Label: lang.T("run.progress"), Value: "540", Max: "2040", Share: pick(lang, "26% 진행", "26% done"), Left: pick(lang, "약 3분 남음", "about 3 minutes left")},
		Button: views.RunButton{Do: "cancel", Label: lang.T("run.cancel")}, Links: []views.Link{{Text: lang.T("run.lab"), URL: "/policy"}},
	}
}
