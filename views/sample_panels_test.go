package views_test

import (
	"time"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func sampleRegimes(lang text.Lang) views.RegimePanel {
	key := func(k string, args ...text.Arg) string { return lang.T("result."+k, args...) }
	name := func(regime string) string { return lang.T("regime." + regime + ".name") }
	condition := func(k, state string) views.Condition {
		return views.Condition{Text: lang.T("regime." + k), State: state, Word: key("regime." + state)}
	}
	document := func(k string) string { return lang.T("regime.returning_talent.document." + k) }
	takeHome := func(m money.Money) string { return key("regimes.take_home", text.With("amount", lang.Words(m))) }
	return views.RegimePanel{
		Title: key("regimes.title"), Sub: key("regimes.sub"),
		Regimes: []views.Regime{
			{ID: "resident", Name: name("resident"), State: ui.Chip{Text: key("regime.applied"), Tone: "ok"}, TakeHome: takeHome(money.KRW(138_000_000)), Law: views.Link{Text: "소득세법 제55조"}},
			{ID: "returning_talent", Name: name("returning_talent"), Open: true, State: ui.Chip{Text: key("regime.if_proven"), Tone: "ask"}, TakeHome: takeHome(offerNet),
				Difference: key("regimes.difference", text.With("change", lang.Change(money.KRW(24_897_300)))),
				Conditions: []views.Condition{
					condition("returning_talent.condition.korean_nationality", "met"), condition("returning_talent.condition.phd_stem", "met"),
					condition("returning_talent.condition.five_research_years_after_degree", "unmet"), condition("returning_talent.condition.recognised_lab", "unknown"),
				},
				Documents: []string{document("application_form"), document("phd_certificate"), document("lab_recognition")},
				Deadline:  lang.T("answer.regimes.apply_by", text.With("date", pick(lang, "2026. 2. 10.", "10 Feb 2026")), text.Count("day", 10), text.With("start", lang.Month(2026, time.January))),
				IfPassed:  []string{lang.T("answer.bill.eligible_company_labs_narrowed", text.With("from", pick(lang, "2027. 4. 1.", "1 Apr 2027")))},
				Law:       views.Link{Text: "조세특례제한법 제18조의3", URL: "https://law.go.kr"}},
			{ID: "foreign_flat", Name: name("foreign_flat"), State: ui.Chip{Text: key("regime.closed"), Tone: "no"}, TakeHome: takeHome(offerNet),
				Conditions: []views.Condition{condition("foreign_flat.condition.not_korean", "unmet")}, Law: views.Link{Text: "조세특례제한법 제18조의2"}},
		},
	}
}

func sampleLenses(lang text.Lang, basis string) views.LensesPanel {
	key := func(k string, args ...text.Arg) string { return lang.T("result.lenses."+k, args...) }
	return views.LensesPanel{
		Title: key("title"), Sub: key("sub", text.With("basis", basis), text.Count("years", 4)), Note: key("double_trigger"),
		Table: ui.Table{
			Caption: key("caption", text.With("unit", pick(lang, "억 원", "100 million won"))),
			Head:    []ui.Column{{Text: key("lens")}, {Text: key("current"), Numeric: true}, {Text: key("offer"), Numeric: true}, {Text: key("with_match"), Numeric: true}, {Text: key("gap"), Numeric: true}},
			Rows: []ui.Row{
				{Head: key("cash"), Note: key("cash_note"), Cells: []string{"9.8", "6.5", "11.2", lang.Ratio(1.5)}},
				{Head: key("risk"), Note: key("risk_note"), Cells: []string{"26.1", "6.5", "11.2", lang.Ratio(4)}},
				{Head: key("paper"), Note: key("paper_note"), Cells: []string{"28.4", "7.9", "12.6", lang.Ratio(3.6)}},
			},
		},
	}
}

func sampleNeeds(lang text.Lang, basis string) *views.WhatItTakes {
	key := func(k string, args ...text.Arg) string { return lang.T("calculator.needs."+k, args...) }
	answer := func(k string, args ...text.Arg) string { return lang.T("answer.needs."+k, args...) }
	return &views.WhatItTakes{
		Title: key("title"), Sub: key("sub", text.With("basis", basis)),
		Items: []views.Need{
			{Title: key("rate"), Tone: "state", Figure: text.Figure{Number: "87.8", After: "%"}, Text: answer("rate_text", text.With("rate", "88%"), text.With("cost", lang.Words(money.KRW(758_100_000))))},
			{Title: key("offer"), Tone: "company", Figure: lang.Figure(money.KRW(863_250_000)), Text: answer("offer_text", text.With("base", lang.Words(money.KRW(863_250_000))), text.With("more", lang.Words(money.KRW(663_250_000))))},
			{Title: key("gross", text.With("gross", lang.Short(grossPay))), Tone: "ref", Plain: key("no_rate"), Text: answer("no_gross_text", text.With("rate", "95%"), text.With("ratio", lang.RatioWords(1.7)))},
		},
	}
}

func sampleResult(lang text.Lang) views.ResultPage {
	page := samplePage(lang, views.SectionNone)
	page.Title, page.NoIndex = lang.T("result.title"), true
	return views.ResultPage{
		Page: page, Outcome: sampleOutcome(lang), Reference: lang.T("result.reference"),
		Facts: []ui.Line{
			{Label: lang.T("result.facts.saved"), Value: pick(lang, "2026. 11. 24. 14:20", "24 Nov 2026, 14:20")},
			{Label: lang.T("result.facts.law"), Value: lang.T("result.facts.law_year", text.Count("year", 2026))},
			{Label: lang.T("result.facts.version"), Value: "7c1e90b4"},
		},
		Hash: "7c1e 90b4 5fd2 a83e", VerifyLink: views.Link{Text: lang.T("result.facts.check"), URL: "/s/Qm3vX9tKc7hR2pLw8ZbN4y/verify"}, SinceLine: lang.T("result.facts.since_changed", text.Count("count", 1)), Since: sampleSince(lang),
		Inputs: []views.InputList{
			{Title: lang.T("result.inputs.current"), Lines: []ui.Line{{Label: lang.T("calculator.label.current.base"), Value: "$400,000"}, {Label: lang.T("calculator.label.current.equity_annual"), Value: "$1,007,000"}}},
			{Title: lang.T("result.inputs.offer"), Lines: []ui.Line{{Label: lang.T("calculator.label.offer.base"), Value: lang.Words(money.KRW(200_000_000))}}},
			{Title: lang.T("result.inputs.policy"), Lines: []ui.Line{{Label: lang.T("calculator.label.policy.rate"), Value: "50%"}}},
		},
		Excluded: lang.T("result.excluded_items"), ForkURL: "/s/Qm3vX9tKc7hR2pLw8ZbN4y/fork",
		PrintLine: lang.T("result.print_line", text.With("url", "https://offergap.example/s/Qm3vX9tKc7hR2pLw8ZbN4y"), text.With("date", "2026. 11. 24."), text.With("version", "7c1e90b4"), text.With("hash", "7c1e 90b4")),
		Summary:   views.SummaryBar{Label: lang.T("calculator.summary.gap"), Ratio: lang.Ratio(4) + " → " + lang.Ratio(2.3), Bar: smallBar()},
	}
}

func sampleSince(lang text.Lang) *views.Since {
	return &views.Since{
		Title: lang.T("result.since.title"), Sub: lang.T("result.since.sub"),
		Figures: &ui.Table{
			Caption: lang.T("result.since.figures"),
			Head:    []ui.Column{{Text: lang.T("result.since.figure")}, {Text: lang.T("result.since.then"), Numeric: true}, {Text: lang.T("result.since.now"), Numeric: true}},
			Rows:    []ui.Row{{Head: pick(lang, "격차(구매력)", "Gap (purchasing power)"), Cells: []string{lang.Ratio(4), lang.Ratio(3.9)}}},
		},
		Values: []views.SinceValue{{
			Label: views.Link{Text: pick(lang, "사회보장세 과세 상한", "Social Security wage base"), URL: "/parameters#us.social_security.wage_base"},
			Then:  "$176,100", ThenFrom: lang.T("result.since.from", text.With("date", "2025. 1. 1.")),
			Now: "$184,500", NowFrom: lang.T("result.since.from", text.With("date", "2026. 1. 1.")),
		}},
	}
}

func sampleParameters(lang text.Lang) views.ParametersPage {
	page := samplePage(lang, views.SectionParameters)
	page.Title = lang.T("parameters.title")
	published := views.StateMark{Icon: "●", Text: lang.T("present.state.published"), Tone: "ok"}
	return views.ParametersPage{
		Page: page, Heading: lang.T("parameters.heading"), Intro: lang.T("parameters.intro"),
		Search:  ui.Field{Kind: ui.Text, Name: "q", Label: lang.T("parameters.search")},
		Filters: []ui.Field{{Kind: ui.Select, Name: "country", Label: lang.T("parameters.country"), Options: []ui.Option{{Label: lang.T("parameters.all")}, {Value: "us", Label: lang.T("parameters.group_country.us")}}}},
		Key:     []views.StateNote{{State: published, Note: lang.T("parameters.state_note.published")}},
		Count:   lang.T("parameters.count", text.Count("count", 1)),
		Countries: []views.ParameterCountry{{ID: "us", Title: lang.T("parameters.group_country.us"), Count: 1, Groups: []views.ParameterGroup{{
			ID: "us-social_security", Title: pick(lang, "사회보장세", "Social Security"), Note: "42 USC 430, 26 USC 3101", URL: "/parameters?topic=us-social_security#us-social_security",
			Parameters: []views.ParameterRow{{
				ID: "us.social_security.wage_base", Label: pick(lang, "과세 상한", "Wage base"), URL: "/parameters/us.social_security.wage_base",
				Value: "$184,500", Unit: pick(lang, "달러/년", "USD a year"), From: "2026. 1. 1.", State: published,
			}},
		}}}},
	}
}

func sampleParameter(lang text.Lang) views.ParameterPage {
	published := views.StateMark{Icon: "●", Text: lang.T("present.state.published"), Tone: "ok"}
	return views.ParameterPage{
		Page: samplePage(lang, views.SectionParameters), Heading: pick(lang, "세율표(미혼)", "Brackets (single)"), Group: pick(lang, "연방 소득세", "Federal income tax"),
		Parameter: views.Parameter{
			ID: "us.income_tax.brackets", Law: "26 USC 1(j)", Unit: pick(lang, "달러/년", "USD a year"), Renewed: true,
			Values: []views.ParameterValue{
				{From: "2026. 1. 1.", InForce: true, State: published, Checked: lang.T("parameters.compared", text.With("date", "2026. 11. 20.")), Table: &ui.Table{
					Caption: "brackets", Head: []ui.Column{{Text: pick(lang, "초과", "Above")}, {Text: pick(lang, "세율", "Rate")}},
					Rows: []ui.Row{{Head: "0", Cells: []string{"10%"}}, {Head: "12,400", Cells: []string{"12%"}}},
				}, Source: views.Link{Text: "Rev. Proc. 2025-32", URL: "https://www.irs.gov"}},
				{From: "2025. 1. 1.", Value: "$176,100", Source: views.Link{Text: "SSA"}, State: published},
			},
			Lines: []views.LineLink{{ID: "us.income_tax.before_credits", Link: views.Link{Text: pick(lang, "산출세액", "Tax before credits"), URL: "/methodology/figures#us.income_tax.before_credits"}}},
		},
		Back: views.Link{Text: lang.T("parameters.back"), URL: "/parameters"},
	}
}

func sampleWorking(lang text.Lang) views.WorkingPage {
	return views.WorkingPage{
		Page: samplePage(lang, views.SectionNone), Heading: pick(lang, "사회보장세", "Social Security"), Sub: pick(lang, "1년 차, 지금 받는 보수", "Year 1, present pay"),
		Steps: []views.WorkingStep{
			{ID: "step-1", Name: pick(lang, "과세 대상 임금", "Taxable wages"), Amount: "$184,500.00", Rule: pick(lang, "임금 1,407,000달러와 상한 184,500달러 가운데 작은 금액", "The lower of wages of $1,407,000 and the wage base of $184,500"), Law: []views.Link{{Text: "42 USC 430", URL: "/parameters#us.social_security.wage_base"}}},
			{ID: "step-2", Name: pick(lang, "사회보장세", "Social Security"), Amount: "$11,439.00", Rule: "184,500 × 6.2%", Law: []views.Link{{Text: "26 USC 3101(a)"}}, Uses: []views.Link{{Text: pick(lang, "과세 대상 임금", "Taxable wages"), URL: "#step-1"}}},
		},
		Result: "$11,439.00", Back: []views.Link{{Text: lang.T("layout.message.home"), URL: "/"}},
	}
}
