package views_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/a-h/templ"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// The sample pages show the article's case with the figures of the design's
// drawing. They are for looking at and for checking the markup; no figure in
// them is a result of the engine.

var writeTo = flag.String("write", "", "write the sample pages into this folder")

// TestSamplePages writes the samples where -write asks for them.
func TestSamplePages(t *testing.T) {
	t.Parallel()
	for name, page := range samplePages() {
		html := render(t, page)
		if *writeTo == "" {
			continue
		}
		if err := os.MkdirAll(*writeTo, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*writeTo, name+".html"), []byte(html), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// samplePages are all pages in both languages, by file name.
func samplePages() map[string]templ.Component {
	pages := map[string]templ.Component{}
	for _, lang := range text.Langs() {
		add := func(name string, page templ.Component) { pages[name+"."+lang.Code()] = page }
		add("calculator", views.Calculator(sampleCalculator(lang)))
		add("calculator-errors", views.Calculator(withErrors(sampleCalculator(lang))))
		add("calculator-saved", views.Calculator(saved(sampleCalculator(lang))))
		add("result", views.Result(sampleResult(lang)))
		add("parameters", views.Parameters(sampleParameters(lang)))
		add("methodology", views.Methodology(views.NewMethodology(samplePage(lang, views.SectionMethodology))))
		add("compare", views.Compare(sampleCompare(lang)))
		add("owner-key", views.Owner(sampleOwnerKey(lang)))
		add("owner", views.Owner(sampleOwner(lang)))
		add("owner-confirm", views.Owner(sampleOwnerConfirm(lang)))
		add("invite", views.Invite(sampleInvite(lang, false)))
		add("invite-made", views.Invite(sampleInvite(lang, true)))
		add("candidate", views.Candidate(sampleCandidate(lang, false)))
		add("candidate-sent", views.Candidate(sampleCandidate(lang, true)))
		add("own-answer", views.OwnAnswer(sampleOwnAnswer(lang)))
		add("answers-key", views.Answers(sampleAnswers(lang, false, false)))
		add("answers", views.Answers(sampleAnswers(lang, true, false)))
		add("answers-confirm", views.Answers(sampleAnswers(lang, true, true)))
		add("verify", views.Verify(sampleVerify(lang)))
		add("run", views.Run(sampleRun(lang)))
		add("too-many", views.Message(views.TooMany(samplePage(lang, views.SectionNone))))
		add("working", views.Working(sampleWorking(lang)))
		add("not-found", views.Message(views.NotFound(samplePage(lang, views.SectionNone))))
		add("failure", views.Message(views.Failure(samplePage(lang, views.SectionNone), "0f3c9a")))
	}
	return pages
}

// samplePage is the frame. The addresses of the assets are those of the folder
// that -write fills.
func samplePage(lang text.Lang, section views.Section) views.Page {
	return views.Page{
		Lang:        lang,
		Title:       lang.T("calculator.title"),
		Description: lang.T("layout.description"),
		Path:        "/",
		Nav:         views.Nav(lang, section),
		LawLine:     pick(lang, "2026년 귀속 한국 세법 · 2026년 연방세 · 캘리포니아는 2025년 세율 이월", "Korean tax law for 2026 · federal tax for 2026 · California's 2025 rates carried forward"),
		LawVersion:  "7c1e90b4",
		CheckedLine: lang.T("parameters.checked", text.With("date", pick(lang, "2026. 11. 24.", "24 Nov 2026"))),
		AppVersion:  "0.1.0",
		Assets:      views.Assets{CSS: "app.css", FontCSS: "font.css", FontRestCSS: "font-rest.css", HeadScript: "head.js", Script: "app.js", Icon: "icon.svg"},
	}
}

func pick(lang text.Lang, ko, en string) string {
	if lang == text.English {
		return en
	}
	return ko
}

// The article's case, in won, as in the drawing.
var (
	grossPay = money.KRW(1_999_909_800)
	needPay  = money.KRW(653_515_003)
	offerNet = money.KRW(162_897_300)
	matchNet = money.KRW(117_438_836)
	leftNet  = money.KRW(373_178_867)
	subsidy  = money.KRW(177_759_623)
	company  = money.KRW(232_151_466)
	returned = money.KRW(53_948_990)
)

func sampleCalculator(lang text.Lang) views.CalculatorPage {
	basis := lang.T("calculator.basis.purchasing_power")
	return views.CalculatorPage{
		Page:    samplePage(lang, views.SectionCalculator),
		Outcome: sampleOutcome(lang),
		Announcement: lang.T("calculator.announcement",
			text.With("ratio", lang.Ratio(4)), text.With("with_match", lang.Ratio(2.3))),
		Change: &views.ChangeNote{Undo: true, Text: lang.T("calculator.change.text",
			text.With("field", lang.Field("policy.rate")), text.With("before", "40%"), text.With("after", "50%"),
			text.With("ratio_before", lang.Ratio(2.7)), text.With("ratio_after", lang.Ratio(2.3)))},
		Basis: views.BasisSwitch{
			Label: lang.T("calculator.basis.label"), Value: "purchasing_power",
			Options: []views.BasisOption{
				{Label: lang.T("calculator.basis.option", text.With("basis", basis), text.With("ratio", lang.Ratio(4))), Do: "basis.purchasing_power", Chosen: true},
				{Label: lang.T("calculator.basis.option", text.With("basis", lang.T("calculator.basis.take_home")), text.With("ratio", lang.Ratio(6.3))), Do: "basis.take_home"},
				{Label: lang.T("calculator.basis.option", text.With("basis", lang.T("calculator.basis.gross")), text.With("ratio", lang.Ratio(10))), Do: "basis.gross"},
			},
			Term: lang.T("calculator.basis.term", text.With("basis", basis)), Hint: lang.T("calculator.basis.purchasing_power_hint"),
		},
		Form:    sampleForm(lang),
		Share:   views.SharePanel{Fields: sampleShare(lang), Action: "/save"},
		Summary: views.SummaryBar{Label: lang.T("calculator.summary.gap"), Ratio: lang.Ratio(4) + " → " + lang.Ratio(2.3), Basis: basis, Bar: smallBar()},
	}
}

func withErrors(p views.CalculatorPage) views.CalculatorPage {
	message := pick(p.Lang, "1인당 연간 한도를 읽지 못했습니다. ‘10억’, ‘5,000만’처럼 적어 주십시오.",
		"We could not read the cap per hire and year. Write it like 1bn or 50M.")
	p.HasErrors = true
	p.Form.Errors = ui.ErrorSummary{
		Title: p.T("calculator.errors.title_one"), Note: p.T("calculator.errors.note"), Focus: true,
		Items: []ui.ErrorItem{{Field: "policy.cap", Text: message}},
	}
	for i := range p.Form.Folds {
		for j := range p.Form.Folds[i].Fields {
			if f := &p.Form.Folds[i].Fields[j]; f.Name == "policy.cap" {
				f.Value, f.Error = "10억 워", message
				p.Form.Folds[i].Open = true
			}
		}
	}
	p.Notice = p.T("calculator.notice.errors")
	return p
}

func saved(p views.CalculatorPage) views.CalculatorPage {
	const address = "https://offergap.example/s/Qm3vX9tKc7hR2pLw8ZbN4y"
	p.Share.Saved = &views.SavedLink{URL: address, Note: pick(p.Lang, "후보자용 · 만료 없음", "For the candidate · no expiry"), EditURL: address + "/edit#ek_7Hd2Vq5s", EditKey: "ek_7Hd2Vq5sLw8ZbN4yQm3vX9"}
	return p
}
