package views_test

import (
	"math"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

func won(m money.Money) float64 { return float64(m.Minor()) }

func sampleOutcome(lang text.Lang) views.Outcome {
	basis := lang.T("calculator.basis.purchasing_power")
	rate, who := sampleRate(lang), sampleLedger(lang)
	return views.Outcome{
		Eyebrow: lang.T("calculator.eyebrow", text.With("case", pick(lang, "기사 사례", "The article's case")), text.Count("year", 2026), text.Count("years", 4)),
		Answer: views.Spans(lang.T("calculator.answer.reference_higher", text.With("basis", basis), text.With("ratio", lang.RatioWords(4)), text.With("place", lang.T("answer.place.us-ca"))) + " " +
			lang.T("calculator.answer.match_narrows", text.With("base", lang.T("calculator.match_base.employer_cost")), text.With("share", "50%"), text.With("ratio", lang.RatioWords(2.3)))),
		Notice:     lang.T("answer.notice.first_year", text.Count("year", 2026), text.With("items", pick(lang, "캘리포니아 소득세 2026년", "California income tax for 2026"))),
		Gap:        views.GapBar{Drawing: chart.GapBar(gapBarInput(lang)), Note: lang.T("answer.gapbar.purchasing_power", text.With("need", lang.Words(needPay))), Working: []views.Link{views.Link{Text: lang.T("calculator.gapbar.working"), URL: "/working"}}},
		TenSeconds: sampleTen(lang, basis),
		Figures: []views.KeyFigure{
			{ID: "gap", Label: lang.T("calculator.figure.gap", text.With("basis", basis)), Figure: text.Figure{Number: "2.3", After: pick(lang, "배", "×")}, Note: lang.T("calculator.figure.gap_note", text.With("ratio", lang.Ratio(4)), text.With("closed", "24%"))},
			{ID: "candidate", Ink: "candidate", Label: lang.T("calculator.figure.candidate"), Figure: lang.Figure(offerNet.Add(matchNet)), Note: lang.T("calculator.figure.candidate_note", text.With("change", lang.Change(matchNet)))},
			{ID: "company", Ink: "company", Label: lang.T("calculator.figure.company"), Figure: lang.Figure(company), Note: lang.T("calculator.figure.company_same")},
			{ID: "state", Ink: "state", Label: lang.T("calculator.figure.state"), Figure: lang.Figure(subsidy), Note: lang.T("calculator.figure.state_note", text.With("net", lang.Words(subsidy.Sub(returned))))},
		},
		Why: sampleWaterfall(lang), Rate: &rate, Years: sampleYears(lang), Who: &who,
		Regimes:  sampleRegimes(lang),
		Lenses:   sampleLenses(lang, basis),
		RDCredit: &views.RDCredit{Title: lang.T("calculator.rd.title"), Sub: lang.T("calculator.rd.sub"), Lines: []ui.Line{{Label: lang.T("calculator.rd.credit"), Value: lang.T("calculator.rd.off")}}},
		Needs:    sampleNeeds(lang, basis),
	}
}

func gapBarInput(lang text.Lang) chart.GapBarInput {
	part := func(key string, m money.Money, tone chart.Tone) chart.Part {
		return chart.Part{Value: won(m), Tone: tone, Name: lang.T("calculator.gapbar." + key), Amount: text.WithoutCurrency(lang.Words(m)),
			Title: lang.T("answer.gapbar.mark", text.With("part", lang.T("calculator.gapbar."+key)), text.With("amount", lang.Words(m)))}
	}
	return chart.GapBarInput{
		ID: "gap-bar", Title: lang.T("calculator.gapbar.title"),
		Desc: lang.T("calculator.gapbar.desc", text.With("need", lang.Words(needPay)), text.With("offer", lang.Words(offerNet)), text.With("match", lang.Words(matchNet)), text.With("left", lang.Words(leftNet))),
		Need: won(needPay), Offer: part("offer", offerNet, chart.Candidate), Match: part("match", matchNet, chart.State), Left: part("left", leftNet, chart.Missing),
	}
}

func smallBar() chart.Drawing { return chart.GapBarSmall(gapBarInput(text.Korean)) }

func sampleTen(lang text.Lang, basis string) views.TenSecondTable {
	dual := func(w, cents int64) views.DualAmount {
		return views.DualAmount{Won: lang.Short(money.KRW(w)), Dollars: lang.Short(money.USD(cents))}
	}
	none := views.DualAmount{Note: lang.T("calculator.ten.none")}
	key := func(k string, args ...text.Arg) string { return lang.T("calculator.ten."+k, args...) }
	return views.TenSecondTable{
		Caption:  lang.T("answer.ten.caption", text.With("rate", "1,421.40"), text.Count("horizon", 4)),
		RowTitle: key("row"),
		Columns: [4]views.TenSecondColumn{
			{Title: key("first_year"), Note: key("first_year_note")}, {Title: key("horizon", text.Count("years", 4)), Note: key("horizon_note")},
			{Title: key("equity"), Note: lang.T("answer.ten.equity_note", text.Count("years", 4))}, {Title: lang.T("answer.ten.living"), Note: lang.T("answer.ten.living_note")},
		},
		Rows: []views.TenSecondRow{
			{Name: key("stay"), Swatch: "ref", Cells: [4]views.DualAmount{dual(352_340_000, 24_788_000), dual(1_409_360_000, 99_152_000), dual(5_152_860_000, 362_520_000), dual(653_515_003, 45_977_000)}},
			{Name: key("offer"), Swatch: "candidate", Cells: [4]views.DualAmount{dual(162_897_300, 11_460_000), dual(651_589_200, 45_841_000), none, dual(162_897_300, 11_460_000)}},
			{Name: key("with_match"), Swatch: "state", Strong: true, Cells: [4]views.DualAmount{dual(280_336_136, 19_722_000), dual(1_121_344_544, 78_890_000), none, dual(280_336_136, 19_722_000)}},
		},
		Condition: views.Spans(lang.T("calculator.condition.parity_rate", text.With("rate", "87.8%"), text.With("basis", basis))),
	}
}

func sampleWaterfall(lang text.Lang) views.Figure {
	var steps []chart.Step
	add := func(key string, kind chart.StepKind, m money.Money, shown string, tone chart.Tone, ink string) {
		steps = append(steps, chart.Step{Kind: kind, Value: won(m), Tone: tone, Ink: ink, Amount: shown, Need: key == "need",
			Full:  lang.T("calculator.why.step." + key + ".full"),
			Name:  [2]string{lang.T("calculator.why.step." + key + ".top"), lang.T("calculator.why.step." + key + ".bottom")},
			Title: lang.T("calculator.why.mark", text.With("item", lang.T("calculator.why.step."+key+".full")), text.With("amount", lang.Words(m)))})
	}
	add("gross", chart.Level, grossPay, pick(lang, "20.0", "2,000"), chart.Reference, "tr")
	add("risk", chart.Change, money.KRW(-143_135_000), pick(lang, "−1.4", "−143"), chart.ReferenceMid, "tm")
	add("tax", chart.Change, money.KRW(-979_050_370), pick(lang, "−9.8", "−979"), chart.ReferenceMid, "tm")
	add("prices", chart.Change, money.KRW(-224_209_427), pick(lang, "−2.2", "−224"), chart.ReferenceMid, "tm")
	add("need", chart.Level, needPay, pick(lang, "6.5", "654"), chart.Reference, "tr")
	add("offer", chart.Level, offerNet, pick(lang, "1.6", "163"), chart.Candidate, "tc")
	add("match", chart.Change, matchNet, pick(lang, "+1.2", "+117"), chart.State, "ts")
	add("left", chart.Change, leftNet, pick(lang, "3.7", "373"), chart.Missing, "tm")
	in := chart.WaterfallInput{ID: "waterfall", Title: lang.T("calculator.why.drawing"), Steps: steps,
		Desc: lang.T("calculator.why.desc", text.With("gross", lang.Short(grossPay)), text.With("need", lang.Short(needPay)), text.With("offer", lang.Short(offerNet)), text.With("match", lang.Short(matchNet)), text.With("left", lang.Short(leftNet)))}
	rows := chart.WaterfallRows(in)
	return views.Figure{
		ID:      "why",
		Message: lang.T("calculator.why.title", text.With("gross", lang.Short(grossPay)), text.With("need", lang.Short(needPay))),
		Sub:     lang.T("calculator.why.sub", text.With("unit", pick(lang, "억 원", "million won")), text.Count("year", 2026), text.With("rate", "1,421.40"), text.With("share", "60%"), text.With("living", "909.92")),
		Drawing: chart.Waterfall(in), Narrow: &rows,
		Table: ui.Table{Caption: lang.T("calculator.why.caption"), Head: []ui.Column{{Text: lang.T("calculator.why.item")}, {Text: lang.T("calculator.why.amount"), Numeric: true}},
			Rows: []ui.Row{{Head: lang.T("calculator.why.step.gross.full"), Cells: []string{"1,999,909,800"}}, {Head: lang.T("calculator.why.step.tax.full"), Cells: []string{"−979,050,370"}}},
			Foot: []ui.Row{{Head: lang.T("calculator.why.step.left.full"), Cells: []string{"373,178,867"}}}},
		CSV: views.Link{Text: "CSV", URL: "/export.csv"},
	}
}

func sampleRate(lang text.Lang) views.Figure {
	rates := make([]float64, 96)
	series := map[string][2]float64{"gross": {10, 8.76}, "take_home": {6.3, 5.4}, "purchasing_power": {4.01, 3.43}}
	line := func(key, class, ink string) chart.Series {
		s := chart.Series{Label: lang.T("calculator.basis."+key) + " " + lang.Ratio(series[key][0]), Class: class, Ink: ink}
		for i := range rates {
			s.Ratios = append(s.Ratios, series[key][0]-series[key][1]*float64(i)/100-0.2*math.Sin(float64(i)/30))
		}
		return s
	}
	for i := range rates {
		rates[i] = float64(i) / 100
	}
	basis := lang.T("calculator.basis.purchasing_power")
	in := chart.RateCurveInput{
		ID: "curve", Title: lang.T("calculator.rate.drawing"),
		Desc:  lang.T("calculator.rate.desc_parity", text.With("from", "0%"), text.With("start", lang.Ratio(4)), text.With("now", "50%"), text.With("ratio", lang.Ratio(2.3)), text.With("parity", "87.8%"), text.With("basis", basis)),
		Rates: rates, RateTicks: []float64{0, .25, .5, .75, .95},
		Series:   []chart.Series{line("gross", "ln ln-thin ln-ref-mid", "ax"), line("take_home", "ln ln-thin ln-ref-mid dash", "ax"), line("purchasing_power", "ln ln-cand", "tc v")},
		Now:      &chart.Pin{Rate: .5, Ratio: 2.1, Label: lang.T("calculator.rate.now", text.With("rate", "50%"), text.With("ratio", lang.Ratio(2.3))), Title: lang.T("calculator.rate.now_mark", text.With("rate", "50%"), text.With("ratio", lang.Ratio(2.3)))},
		Parity:   &chart.Pin{Rate: .878, Ratio: 1, Label: lang.T("calculator.rate.parity", text.With("rate", "87.8%")), Title: lang.T("calculator.rate.parity_mark", text.With("rate", "87.8%"), text.With("basis", basis))},
		Tick:     func(r float64) string { return text.Decimal(r, 0) + pick(lang, "배", "×") },
		RateTick: func(r float64) string { return text.Percent(r) },
	}
	return views.Figure{
		ID: "rate", Message: lang.T("calculator.rate.title_not_enough", text.With("share", "50%"), text.With("parity", "87.8%")),
		Sub: lang.T("calculator.rate.sub", text.With("pass_through", "100%")), Drawing: chart.RateCurve(in),
		Table: ui.Table{Caption: lang.T("calculator.rate.caption"), Head: []ui.Column{{Text: lang.T("calculator.rate.column")}, {Text: basis, Numeric: true}},
			Rows: []ui.Row{{Head: "0%", Cells: []string{"4.0"}}, {Head: "50%", Cells: []string{"2.3"}}}},
	}
}

func sampleYears(lang text.Lang) views.Figure {
	in := chart.YearBarsInput{ID: "year-bars", Title: lang.T("calculator.years.drawing"),
		Desc: lang.T("calculator.years.desc", text.With("reference", lang.Short(grossPay)), text.With("offer", lang.Short(subsidy)), text.Count("years", 5), text.With("last_reference", lang.Short(grossPay)), text.With("last_offer", lang.Short(subsidy)))}
	for n := 1; n <= 5; n++ {
		mark := func(key string, v float64, tone chart.Tone) chart.Part {
			return chart.Part{Value: v, Tone: tone, Title: lang.T("calculator.years.mark", text.Count("year", n), text.With("item", lang.T("calculator.years."+key)), text.With("amount", lang.Words(money.KRW(int64(v)))))}
		}
		year := chart.YearGroup{Label: lang.T("calculator.years.year", text.Count("n", n)),
			Left: chart.StackedBar{Total: pick(lang, "20.0", "2,000"), Ink: "tr", Parts: []chart.Part{mark("base", 568_560_000, chart.Reference), mark("equity", 1_431_349_800, chart.ReferenceMid)}}}
		if n == 5 {
			year.After, year.Note = true, lang.T("calculator.years.after")
			year.Right = chart.StackedBar{Total: pick(lang, "2.0", "200"), Parts: []chart.Part{mark("offer", 200_000_000, chart.Company)}}
		} else {
			year.Right = chart.StackedBar{Total: pick(lang, "3.6", "356"), Parts: []chart.Part{mark("offer", 177_759_623, chart.Company), mark("match", 177_759_623, chart.State)}}
		}
		in.Years = append(in.Years, year)
	}
	return views.Figure{
		ID: "years", Message: lang.T("calculator.years.title_support_ends", text.With("ratio", lang.RatioWords(10))),
		Sub:     lang.T("calculator.years.sub", text.With("unit", pick(lang, "억 원", "million won"))),
		Key:     []views.KeyItem{{Tone: "ref", Name: lang.T("calculator.years.base")}, {Tone: "ref-mid", Name: lang.T("calculator.years.equity")}, {Tone: "company", Name: lang.T("calculator.years.offer")}, {Tone: "state", Name: lang.T("calculator.years.match")}},
		Drawing: chart.YearBars(in),
		Table: ui.Table{Caption: lang.T("answer.years.caption"), Head: []ui.Column{{Text: lang.T("calculator.years.column")}, {Text: lang.T("calculator.years.reference"), Numeric: true}},
			Rows: []ui.Row{{Head: "1", Cells: []string{"1,999,909,800"}}}},
	}
}

func sampleLedger(lang text.Lang) views.Figure {
	part := func(key string, v float64, tone chart.Tone) chart.Part {
		return chart.Part{Value: v, Tone: tone, Title: lang.T("calculator.who."+key) + " " + lang.Words(money.KRW(int64(v)))}
	}
	amount := func(key string, v int64) string {
		return lang.T("calculator.who."+key, text.With("amount", text.WithoutCurrency(lang.Words(money.KRW(v)))))
	}
	name := func(key string) string { return lang.T("calculator.who." + key) }
	total := lang.T("calculator.who.total", text.With("amount", lang.Words(money.KRW(409_911_089))))
	in := chart.LedgerInput{ID: "ledger", Title: name("drawing"),
		Desc: lang.T("calculator.who.desc", text.With("company", lang.Words(company)), text.With("state", lang.Words(subsidy)), text.With("take_home", lang.Words(offerNet.Add(matchNet))), text.With("severance", lang.Words(money.KRW(29_626_603))), text.With("taxes", lang.Words(returned)), text.With("dues", lang.Words(money.KRW(45_999_360)))),
		Paid: chart.LedgerBar{Name: name("paid"), Total: total, Parts: []chart.Part{part("company", 232_151_466, chart.Company), part("state", 177_759_623, chart.State)},
			Start: chart.Label{Text: name("company") + " " + text.WithoutCurrency(lang.Words(company)), Class: "to"}, End: chart.Label{Text: name("state") + " " + text.WithoutCurrency(lang.Words(subsidy)), Class: "ts"}},
		Received: chart.LedgerBar{Name: name("received"), Total: total,
			Parts: []chart.Part{part("take_home", 280_336_136, chart.Candidate), part("severance", 29_626_603, chart.CandidateMid), part("dues", 45_999_360, chart.StateMid), part("taxes", 53_948_990, chart.State)},
			Start: chart.Label{Text: amount("candidate_end", 309_962_739), Class: "tc"}, End: chart.Label{Text: amount("treasury_end", 99_948_350), Class: "ts"}},
	}
	return views.Figure{
		ID: "who", Message: lang.T("calculator.who.title", text.With("subsidy", lang.Words(subsidy)), text.With("returned", lang.Words(returned))),
		Sub: lang.T("calculator.who.sub", text.With("period", name("first_year"))), Drawing: chart.Ledger(in), TableInSight: true,
		Key: []views.KeyItem{{Tone: "candidate", Name: name("take_home"), Amount: lang.Short(money.KRW(280_336_136))}, {Tone: "candidate-mid", Name: name("severance"), Amount: lang.Short(money.KRW(29_626_603))}, {Tone: "state-mid", Name: name("dues"), Amount: lang.Short(money.KRW(45_999_360))}, {Tone: "state", Name: name("taxes"), Amount: lang.Short(returned)}},
		Table: ui.Table{Caption: name("caption"), Head: []ui.Column{{Text: name("ledger")}, {Text: name("pays"), Numeric: true}, {Text: name("receives"), Numeric: true}, {Text: name("net"), Numeric: true}},
			Rows: []ui.Row{
				{Head: name("candidate"), Note: name("candidate_note"), Swatch: "candidate", Cells: []string{"0", "280,336,136", "+280,336,136"}},
				{Head: name("company"), Note: name("company_note"), Swatch: "company", Cells: []string{"232,151,466", "0", "−232,151,466"}},
				{Head: name("treasury"), Note: name("treasury_note"), Swatch: "state", Cells: []string{"177,759,623", "53,948,990", "−123,810,633"}},
				{Head: name("funds"), Note: name("funds_note"), Swatch: "state-mid", Cells: []string{"0", "75,625,963", "+75,625,963"}},
			},
			Foot: []ui.Row{{Head: name("sum"), Cells: []string{"409,911,089", "409,911,089", "0"}}}},
	}
}
