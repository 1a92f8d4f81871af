package views_test

import (
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func sampleForm(lang text.Lang) views.CalculatorForm {
	label := func(name string) string { return lang.T("calculator.label." + name) }
	won, usd := lang.T("calculator.form.won"), lang.T("calculator.form.usd")
	return views.CalculatorForm{
		Hidden: []ui.Field{{Kind: ui.Hidden, Name: "view.lens", Value: "risk"}},
		Preset: views.PresetSelect{
			Field: ui.Field{Kind: ui.Select, Name: "preset", Label: lang.T("calculator.form.preset"), Options: []ui.Option{
				{Value: "article_2bn_won", Label: pick(lang, "기사 사례: 연봉 20억 원, 격차 10배", "The article's 2-billion-won case"), Chosen: true},
				{Value: "new_phd", Label: pick(lang, "신규 박사 (AI 연구과학자, 빅테크)", "New PhD, AI research scientist at a large tech lab")},
				{Value: "postdoc", Label: pick(lang, "미국 대학 포닥", "US university postdoc")},
			}},
			Apply:  ui.Button{Label: lang.T("calculator.form.apply"), Do: "preset"},
			Source: ui.Source{Text: pick(lang, "아시아경제 2025. 2. 7. 인터뷰 기준", "From an interview in Asia Economy, 7 Feb 2025"), URL: "http://www.asiae.co.kr/article/2025020710543373922"},
		},
		Current: views.FieldGroup{
			Legend: lang.T("calculator.form.current"), Note: lang.T("calculator.form.current_note"), Swatch: "ref",
			Lead: []ui.Field{{Name: "current.base", Label: label("current.base"), Value: "400k", Unit: usd, Reading: pick(lang, "40만 달러", "$400,000"), ReadingNote: pick(lang, "5억 6,856만 원", "₩568.6M")}},
			Pairs: []ui.Field{
				{Name: "current.bonus", Label: label("current.bonus"), Value: "0", Unit: usd},
				{Name: "current.equity_annual", Label: label("current.equity_annual"), Value: "1,007,000", Unit: usd, Reading: pick(lang, "100만 7,000달러", "$1,007,000"), ReadingNote: pick(lang, "14억 3,135만 원", "₩1,431.3M")},
			},
		},
		Offer: views.FieldGroup{
			Legend: lang.T("calculator.form.offer"), Note: lang.T("calculator.form.offer_note"), Swatch: "company",
			Pairs: []ui.Field{
				{Name: "offer.base", Label: label("offer.base"), Value: "2억", Unit: won, Reading: pick(lang, "2억 원", "₩200,000,000")},
				{Name: "offer.bonus", Label: label("offer.bonus"), Value: "0", Unit: won},
			},
		},
		Policies: []views.PolicyPreset{
			{Label: lang.T("calculator.policy.none"), Note: lang.T("calculator.policy.none_note"), Do: "policy.none"},
			{Label: lang.T("calculator.policy.proposal_share"), Note: lang.T("calculator.policy.proposal_share_note"), Do: "policy.proposal_share", Chosen: true},
			{Label: lang.T("calculator.policy.proposal_on_top"), Note: lang.T("calculator.policy.proposal_on_top_note"), Do: "policy.proposal_on_top"},
			{Label: pick(lang, "고경력 연구인력 채용지원", "Senior researcher hiring"), Do: "policy.kr_senior_researcher",
				Note: lang.T("calculator.policy.scheme_note", text.With("rate", "50%"), text.With("cap", pick(lang, "5,000만 원", "₩50M")), text.Count("years", 3))},
		},
		Reading: ui.Field{Kind: ui.Segmented, Name: "policy.reading", Label: label("policy.reading"), Options: []ui.Option{
			{Value: "share", Label: lang.T("form.reading.share", text.With("base", lang.T("calculator.match_base.employer_cost")), text.With("rate", "50%")), Note: lang.T("form.reading.parts", text.Count("company", 1), text.Count("government", 1)), Chosen: true},
			{Value: "on_top", Label: lang.T("form.reading.on_top", text.With("rate", "50%")), Note: lang.T("form.reading.parts", text.Count("company", 2), text.Count("government", 1))},
		}},
		Rate: ui.Rate{
			Field:  ui.Field{Kind: ui.Number, Name: "policy.rate", Label: label("policy.rate"), Value: "50", Unit: "%"},
			Slider: "50", Min: "0", Max: "95", SliderLabel: lang.T("calculator.form.slider"),
			SliderSpeaks: lang.T("calculator.form.slider_speaks", text.With("rate", "50%"), text.With("ratio", lang.Ratio(2.3))),
		},
		Folds: sampleFolds(lang, label, won, usd),
	}
}

func sampleFolds(lang text.Lang, label func(string) string, won, usd string) []ui.Fold {
	percent := lang.T("calculator.form.percent")
	number := func(name, value, unit string) ui.Field {
		f := ui.Field{Kind: ui.Number, Name: name, Label: label(name), Value: value, Unit: unit}
		if text.Has("calculator.hint." + name) {
			f.Hint, f.Wide = lang.T("calculator.hint."+name), true
		}
		return f
	}
	return []ui.Fold{
		{ID: "fold-period", Title: lang.T("calculator.fold.period"),
			Value:  lang.T("calculator.fold.period_value", text.Count("years", 4), text.With("raise", lang.T("calculator.fold.no_raise"))),
			Fields: []ui.Field{number("horizon_years", "4", lang.T("calculator.form.years")), number("current.raise", "0", percent), number("offer.raise", "0", percent)}},
		{ID: "fold-offer-grants", Title: lang.T("calculator.fold.offer_grants"), Value: lang.T("calculator.fold.zero_value"), Open: true,
			Grants: []ui.Grants{{
				Items: []ui.Grant{{
					Legend: lang.T("calculator.grants.legend", text.Count("n", 1)),
					Remove: ui.Button{Label: lang.T("calculator.grants.remove"), Do: "grant.remove.offer.0"},
					Fields: []ui.Field{
						{Kind: ui.Select, Name: "offer.equity.0.kind", Label: label("equity.kind"), Options: []ui.Option{{Value: "option", Label: lang.T("calculator.option.kind.option"), Chosen: true}, {Value: "rsu", Label: "RSU"}}},
						{Name: "offer.equity.0.grant_value", Label: label("equity.grant_value"), Hint: lang.T("calculator.hint.equity.grant_value"), Value: "2억5천", Unit: won, Wide: true, Reading: pick(lang, "2억 5,000만 원", "₩250,000,000")},
						{Kind: ui.Number, Name: "offer.equity.0.vesting", Label: label("equity.vesting"), Value: "0, 50, 25, 25", Unit: percent, Wide: true},
						{Kind: ui.Number, Name: "offer.equity.0.growth", Label: label("equity.growth"), Value: "0", Unit: percent},
						{Kind: ui.Number, Name: "offer.equity.0.discount", Label: label("equity.discount"), Value: "60", Unit: percent},
					},
				}},
				Add: ui.Button{Label: lang.T("calculator.grants.add"), Do: "grant.add.offer"},
			}}},
		{ID: "fold-candidate", Title: lang.T("calculator.fold.candidate"), Value: lang.T("calculator.option.nationality.kr"), Fields: []ui.Field{
			{Kind: ui.Select, Name: "candidate.nationality", Label: label("candidate.nationality"), Options: []ui.Option{{Value: "kr", Label: lang.T("calculator.option.nationality.kr"), Chosen: true}}},
			{Kind: ui.Check, Name: "candidate.us_green_card", Label: label("candidate.us_green_card")},
			number("candidate.children_ages", "", ""),
		}},
		{ID: "fold-policy", Title: lang.T("calculator.fold.policy"),
			Value: lang.T("calculator.fold.policy_value", text.Count("years", 4), text.With("base", lang.T("calculator.option.policy.base.employer_cost"))),
			Fields: []ui.Field{
				{Name: "policy.cap", Label: label("policy.cap"), Hint: lang.T("calculator.hint.policy.cap"), Unit: won, Wide: true},
				number("policy.pass_through", "100", percent),
			}},
		{ID: "fold-market", Title: lang.T("calculator.fold.market"),
			Value: lang.T("calculator.fold.market_value", text.With("rate", "1,421.40"), text.With("date", pick(lang, "2025 평균", "average of 2025"))),
			Fields: []ui.Field{
				{Kind: ui.Number, Name: "market.krw_per_usd", Label: label("market.krw_per_usd"), Value: "1421.40", Unit: won, Wide: true, Source: ui.Source{Text: pick(lang, "2025년 평균, 한국은행", "Average of 2025, Bank of Korea"), URL: "https://ecos.bok.or.kr"}},
				number("market.local_spend_share", "60", percent),
			},
			Notes: []ui.Line{
				{Label: lang.T("calculator.fx.down", text.With("rate", "1,279")), Value: lang.Ratio(3.8)},
				{Label: lang.T("calculator.fx.up", text.With("rate", "1,564")), Value: lang.Ratio(4.2)},
			}},
		{ID: "fold-current-grants", Title: lang.T("calculator.fold.current_grants"), Value: lang.T("calculator.fold.grants_short"),
			Grants: []ui.Grants{{Empty: lang.T("calculator.grants.empty_current"), Add: ui.Button{Label: lang.T("calculator.grants.add"), Do: "grant.add.current"}}}},
		{ID: "fold-once", Title: lang.T("calculator.fold.once"), Value: lang.T("calculator.fold.none"), Fields: []ui.Field{
			{Name: "current.signing", Label: label("current.signing"), Value: "0", Unit: usd},
			{Name: "offer.signing", Label: label("offer.signing"), Value: "0", Unit: won},
		}},
	}
}
