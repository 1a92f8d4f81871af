package handlers

import (
	"strings"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/views"
)

// flags are what a part of the negotiation must refuse or say.
func (p dealPresenter) flags(flags []deal.Flag) []views.DealFlag {
	var out []views.DealFlag
	for _, f := range flags {
		shown := p.flag(f.Refused, p.say("flag."+f.Code))
		shown.Law = lawLink(f.Law)
		out = append(out, shown)
	}
	return out
}

// flag is something to heed, or what is refused.
func (p dealPresenter) flag(refused bool, words string) views.DealFlag {
	tone := "heed"
	if refused {
		tone = "refuse"
	}
	return views.DealFlag{Tone: tone, Word: p.say("flag_word." + tone), Text: words}
}

// Where the Korean state publishes statutes and decisions, by their names.
const (
	statutesAt  = "https://www.law.go.kr/법령/"
	decisionsAt = "https://www.law.go.kr/판례/"
)

// lawLink leads to a Korean article (소득세법 제20조) or decision (대법원 2012다55518).
func lawLink(name string) views.Link {
	first, rest, both := strings.Cut(name, " ")
	switch {
	case !both:
		return views.Link{}
	case strings.HasSuffix(first, "법원"):
		return views.Link{Text: name, URL: decisionsAt + "(" + rest + ")"}
	}
	return views.Link{Text: name, URL: statutesAt + first + "/" + strings.Fields(rest)[0]}
}
