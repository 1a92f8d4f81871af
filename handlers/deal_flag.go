package handlers

import (
	"regexp"
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// flags are what a part of the negotiation must refuse or say, with the reasons
// and where the law says so.
func (p dealPresenter) flags(flags []deal.Flag) []views.DealFlag {
	var out []views.DealFlag
	for _, f := range flags {
		var from text.Arg
		if f.From != 0 {
			from = text.With("from", p.day(f.From))
		}
		words := p.say("flag."+f.Code, from)
		if len(f.Reasons) > 0 {
			words += " " + p.say("flag_reasons", text.With("reasons", p.reasons(f)))
		}
		shown := p.flag(f.Refused, words)
		shown.Law = p.cited(f.Law)
		out = append(out, shown)
	}
	return out
}

// reasons are a flag's reasons in words: conditions of the regime that the offer
// names, or what stands against a treatment of options.
func (p dealPresenter) reasons(f deal.Flag) string {
	if strings.HasPrefix(f.Code, "regime_") {
		return p.conditions(p.result.Entry.Asked, f.Reasons)
	}
	return p.listed("reason.", f.Reasons)
}

// listed are ids in words, one after the other.
func (p dealPresenter) listed(of string, ids []string) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = p.say(of + id)
	}
	return strings.Join(words, p.say("list_joint"))
}

// flag is something to heed, or what is refused.
func (p dealPresenter) flag(refused bool, words string) views.DealFlag {
	tone := "heed"
	if refused {
		tone = "refuse"
	}
	return views.DealFlag{Tone: tone, Word: p.say("flag_word." + tone), Text: words}
}

// cited is a citation with where it can be read: the source of the parameter
// that it orders, else the state's own page.
func (p dealPresenter) cited(name string) views.Link {
	for _, param := range p.engine.Book().Params() {
		rest, orders := strings.CutPrefix(param.Law, name)
		if !orders || name == "" || strings.HasPrefix(rest, "의") {
			continue // 제18조의2 is another article than 제18조
		}
		if i := param.InForce(p.deal.FirstDay()); i >= 0 {
			return views.Link{Text: name, URL: param.Values[i].Source.URL}
		}
	}
	return lawLink(name)
}

// Where the Korean state publishes statutes and decisions, by their names.
const (
	statutesAt  = "https://www.law.go.kr/법령/"
	decisionsAt = "https://www.law.go.kr/판례/"
)

var (
	article  = regexp.MustCompile(`^(.+[법령칙]) (제\d+조(?:의\d+)?)`)
	decision = regexp.MustCompile(`^대법원 (\d+[가-힣]+\d+)`)
)

// lawLink leads to a Korean article (소득세법 시행령 제17조의4) or decision (대법원
// 2012다55518); nowhere for another name.
func lawLink(name string) views.Link {
	if found := article.FindStringSubmatch(name); found != nil {
		return views.Link{Text: name, URL: statutesAt + strings.ReplaceAll(found[1], " ", "") + "/" + found[2]}
	}
	if found := decision.FindStringSubmatch(name); found != nil {
		return views.Link{Text: name, URL: decisionsAt + "(" + found[1] + ")"}
	}
	return views.Link{Text: name}
}
