package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
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

func sampleRunResult(lang text.Lang) views.RunResultPage {
	page := samplePage(lang, views.SectionPolicy)
	page.Title = lang.T("run.result.title")
	return views.RunResultPage{
		Page: page, Kept: pick(lang, "2026. 11. 25. 18:30까지 보관합니다.", "Kept until 25 Nov 2026."), Links: []views.Link{{Text: lang.T("run.json"), URL: "/api/v1/policy/runs/X"}},
		Table: ui.Table{
			Caption: lang.T("run.result.caption"),
			Head:    []ui.Column{{Text: lang.T("run.result.design")}, {Text: lang.T("run.result.additional"), Numeric: true}},
			Rows:    []ui.Row{{Head: pick(lang, "설계 1", "Design 1"), Cells: []string{"4.8"}}},
		},
	}
}
