package handlers

import (
	"slices"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/chart"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// designer are the packages that fit the ceiling, and the target where one is
// set, beside the offer as it stands.
func (p dealPresenter) designer() *views.DealSection {
	r := p.result.Design
	if r == nil {
		return nil
	}
	out := &views.DealSection{ID: "designer", Title: p.designerTitle(r), Sub: p.designerSub(r), Note: p.say("designer.note")}
	at := 1 // the steps of a package go by its number
	put := func(title, of string, packages []deal.Package) {
		cards := views.DealCards{Title: title}
		for i := range packages {
			cards.Cards = append(cards.Cards, p.packageCard(&packages[i], of, at))
			at++
		}
		out.Cards = append(out.Cards, cards)
	}
	put(p.say("designer.present"), "", []deal.Package{r.Present})
	put(p.say("designer.at_ceiling", p.amount("amount", r.Ceiling)), doPackage, r.AtCeiling)
	if len(r.AtTarget) > 0 {
		put(p.say("designer.at_target", p.amount("amount", p.deal.Approval.Target)), doPackageAtTarget, r.AtTarget)
	}
	out.Sources = p.oddsSources(r)
	return out
}

func (p dealPresenter) designerSub(r *deal.DesignResult) string {
	if r.CeilingGiven {
		return p.say("designer.sub")
	}
	return p.say("designer.sub_no_ceiling")
}

// designerTitle says what each package reaches within the ceiling.
func (p dealPresenter) designerTitle(r *deal.DesignResult) string {
	cash, certain, upside := &r.AtCeiling[0], &r.AtCeiling[1], &r.AtCeiling[2]
	ceiling := p.amount("ceiling", r.Ceiling)
	switch {
	case !cash.Fits && !certain.Fits && !upside.Fits:
		return p.say("designer.title_none", ceiling)
	case upside.Upside.IsZero():
		return p.say("designer.title_cash", ceiling, p.amount("cash", cash.CashYearOne), p.amount("certain", certain.Certain))
	}
	return p.say("designer.title", ceiling, p.amount("cash", cash.CashYearOne), p.amount("certain", certain.Certain), p.amount("upside", upside.Upside))
}

// packageCard is one package. Do names the list that its button takes it from;
// empty for the offer as it stands.
func (p dealPresenter) packageCard(k *deal.Package, do string, at int) views.DealCard {
	card := views.DealCard{ID: strings.ReplaceAll(do+k.Package, ".", "-"), Title: p.say("package." + k.Package), Sub: p.say("package." + k.Package + "_sub"), Lines: p.packageLines(k, at)}
	if !k.Fits {
		card.Chip = ui.Chip{Text: p.say("designer.too_dear"), Tone: "no"}
	}
	if k.Odds != nil {
		bar := chart.BandBar(chart.BandBarInput{Low: k.Odds.Low, Middle: k.Odds.Central, High: k.Odds.High, Top: 1})
		card.Bar, card.BarText = &bar, p.say("designer.odds", text.With("central", wholePercent(k.Odds.Central)),
			text.With("low", wholePercent(k.Odds.Low)), text.With("high", wholePercent(k.Odds.High)))
	}
	if len(k.Binding) > 0 {
		card.Notes = append(card.Notes, p.say("designer.binding", text.With("limits", p.listed("binding.", k.Binding))))
	}
	for _, field := range k.Missing {
		card.Notes = append(card.Notes, p.say("designer.missing", text.With("field", p.lang.Field(field))))
	}
	for _, f := range k.Flags {
		card.Notes = append(card.Notes, p.say("flag."+f.Code))
	}
	if p.live && do != "" && k.Fits {
		card.Action = ui.Button{Label: p.say("designer.take"), Do: do + k.Package}
	}
	return card
}

// packageLines are the terms, then what they come to.
func (p dealPresenter) packageLines(k *deal.Package, at int) []views.DealLine {
	lines := p.wonLines(
		p.plainLine(p.fieldLabel("offer.base"), k.Base), p.plainLine(p.fieldLabel("offer.signing"), k.Signing),
		p.plainLine(p.fieldLabel("retention.amount"), k.Retention), p.plainLine(p.say("designer.home"), k.Home),
		p.plainLine(p.say("designer.options"), k.Options),
	)
	if k.PoolShare != nil && k.Options.Sign() > 0 {
		lines[len(lines)-1].Note = p.say("designer.pool", text.With("share", text.Percent(*k.PoolShare)))
	}
	cost := p.line(p.say("designer.cost"), k.CostYearOne, "deal.design.cost_year_one")
	cost.Working, cost.Sum = p.workingAt(k.CostYearOne, document.Key{Line: "deal.design.cost_year_one", Segment: at}), true
	net := p.plainLine(p.say("designer.net"), k.Net)
	net.Working = p.workingAt(k.Net, document.Key{Line: "deal.design.net", Segment: at})
	certain := p.plainLine(p.say("designer.certain"), k.Certain)
	certain.Working = p.workingAt(k.Certain, document.Key{Line: "deal.design.certain", Segment: at})
	lines = append(lines, cost, p.plainLine(p.say("designer.cash"), k.CashYearOne), net, certain)
	if k.Upside.Sign() > 0 {
		upside := p.plainLine(p.say("designer.upside"), k.Upside)
		upside.Note = p.say("designer.on_paper", p.amount("amount", k.OnPaper))
		lines = append(lines, upside)
	}
	return lines
}

// oddsSources name the model behind the odds and its parameters, each with where
// its value and source stand.
func (p dealPresenter) oddsSources(r *deal.DesignResult) []views.Link {
	if !slices.ContainsFunc(append(slices.Clone(r.AtCeiling), r.Present), func(k deal.Package) bool { return k.Odds != nil }) {
		return nil
	}
	links := []views.Link{{Text: p.say("designer.model"), URL: "/methodology#lab"}}
	for _, path := range r.OddsModel {
		if param := p.engine.Book().Param(path); param != nil {
			links = append(links, views.Link{Text: labelIn(p.lang, param.Label), URL: parameterURL(path)})
		}
	}
	return links
}
