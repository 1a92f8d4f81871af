package handlers

import (
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

// printedFigure is what reads as a figure: an amount of money, a multiple, a
// share, or a long number.
var printedFigure = regexp.MustCompile(`[0-9.,]+ ?(조|억|만|원|달러|배|×|%)|[$₩][0-9]|[0-9]{1,3}(,[0-9]{3})+`)

// plainParts are the parts of a page whose figures open nothing themselves, with
// the reason.
var plainParts = []struct{ selector, reason string }{
	{"svg", "a drawing: its table has the figures with their workings"},
	{"form, #share, .pol-note, .presets", "what was typed, and notes to it"},
	{"#inputs, .facts", "what was entered, and facts about the document"},
	{"h1, h2, h3, caption, thead, .sub, .notice, .eyebrow, .hint, .condition", "a sentence: its figures stand beside it with their workings"},
	{"tbody th", "the head of a row: a rate or a price that is asked about"},
	{".regime summary", "opens the regime, where the workings are"},
	{".regime-body", "conditions, deadlines and bills, each with its law"},
	{".bottombar, .printonly, .basis", "repeats the gap"},
	{"#since", "then and now of figures above, and of law values with their links"},
	{".need, .figures dd", "a sentence that ends in the links to its figures"},
	{".key", "the name of a colour, with the terms that it stands for: its amount is a link"},
	{"#assumptions, .focus-nav, .design-card summary, .heatmap", "parameters with their sources, the names of designs, and cells that lead to their own page"},
	{"td:has(a[href^='/parameters/'])", "the range of a parameter, which leads to it"},
	{".sr-only[role=status], #best", "the answer again, read out, and a sentence whose figures stand in the comparison"},
	{"#rd-credit dd", "shares that were typed, or the sentence that there is no credit: its amounts are links"},
}

// figureWalk walks from the figures of one page.
type figureWalk struct {
	t    *testing.T
	get  func(path string) *goquery.Document
	base string // the page of workings
}

// page checks that every figure on a page opens its working, and returns the
// figures that do, by what their addresses ask for, with what is printed.
func (w figureWalk) page(name string) map[string]string {
	w.t.Helper()
	main := w.get(name).Find("main")
	w.checkSentences(name, main)
	figures := map[string]string{}
	links := main.Find(`a[href^="` + w.base + `?"]`)
	links.Each(func(_ int, a *goquery.Selection) {
		figures[strings.TrimPrefix(a.AttrOr("href", ""), w.base)] = textOf(a)
	})
	links.Remove()
	for _, part := range plainParts {
		main.Find(part.selector).Remove()
	}
	main.Find("script, style").Remove()
	for _, node := range main.Nodes {
		eachText(node, func(said string) {
			if found := printedFigure.FindString(said); found != "" {
				w.t.Errorf("%s: %q opens no working in %q", name, found, strings.TrimSpace(said))
			}
		})
	}
	return figures
}

// checkSentences sees to it that a sentence with a figure of its own has a link.
func (w figureWalk) checkSentences(name string, main *goquery.Selection) {
	main.Find(".need, .figures > div, .key:has(.muted)").Each(func(_ int, part *goquery.Selection) {
		if printedFigure.MatchString(textOf(part)) && part.Find(`a[href^="`+w.base+`?"]`).Length() == 0 {
			w.t.Errorf("%s: no link beside %q", name, textOf(part))
		}
	})
}

func eachText(n *html.Node, say func(string)) {
	if n.Type == html.TextNode {
		say(n.Data)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		eachText(child, say)
	}
}

// mostClicks is how far a law or a field may be from a figure.
const mostClicks = 3

// figure follows the links from a figure: the first click opens its working,
// which shows the figure; within the clicks that are left there is a law value,
// a source or a field.
func (w figureWalk) figure(page, query, printed string) {
	w.t.Helper()
	href := w.base + query
	at := []string{href}
	for click := 2; click <= mostClicks; click++ {
		var next []string
		for _, path := range at {
			doc := w.get(path)
			if result := doc.Find(".working-result"); click == 2 && !shows(result, printed) {
				w.t.Errorf("%s: %q (%s) opens the working of %q", page, printed, href, textOf(result))
				return
			}
			if doc.Find(`.steps a[href^="/parameters/"], .steps a[href^="/#"], .steps a[href^="/offer#"], .steps a[href$="#inputs"], .steps a[href^="/policy?"], .steps a[href^="/policy#"]`).Length() > 0 {
				return
			}
			doc.Find(`.steps a[href^="` + w.base + `?"]`).Each(func(_ int, a *goquery.Selection) { next = append(next, a.AttrOr("href", "")) })
		}
		at = next
	}
	w.t.Errorf("%s: no law and no field within %d clicks of %q (%s)", page, mostClicks, printed, href)
}

var (
	// unsigned leaves of a figure its digits and units.
	unsigned = strings.NewReplacer(" ", "", "\u00a0", "", "+", "", "−", "", "-", "")
	// rounded is a multiple or a share, of which a page prints a digit or two.
	rounded = regexp.MustCompile(`^[0-9.]+(배|×|%|배많음|×more|timesmore)$`)
)

// shows tells whether a working is of the figure: it prints the same amount, to
// the won or as short as the page did. A link without a figure of its own says
// what it leads to, and a ratio that is turned round is another number.
func shows(result *goquery.Selection, printed string) bool {
	if result.Find("b").Length() != 1 {
		return false
	}
	_, after, both := strings.Cut(printed, "→")
	if both {
		printed = after // the ratio with the match, before which the page prints that without
	}
	want, has := unsigned.Replace(printed), unsigned.Replace(textOf(result))
	return !printedFigure.MatchString(printed) || strings.Contains(has, want) || rounded.MatchString(want) ||
		near(want, unsigned.Replace(textOf(result.Find(".muted")))) || sameAmount(printed, textOf(result.Find("b")))
}

// sameAmount tells whether an amount in words is the exact one, but for what the
// words round: less than ten thousand won, or a dollar.
func sameAmount(words, exact string) bool {
	currency, slack := money.KRWCurrency, int64(10_000)
	if strings.Contains(words+exact, "달러") || strings.Contains(exact, "$") {
		currency, slack = money.USDCurrency, 100
	}
	bare := strings.NewReplacer("달러", "", "원", "", "$", "", "₩", "", "−", "", "+", "")
	a, errA := money.Read(strings.TrimSpace(bare.Replace(words)), currency)
	b, errB := money.Read(strings.TrimSpace(bare.Replace(exact)), currency)
	off := a.Minor() - b.Minor()
	return errA == nil && errB == nil && off < slack && -off < slack
}

var number = regexp.MustCompile(`[0-9][0-9,.]*`)

// near tells whether two figures begin with the same number but for its last
// digit, in the same unit: one may be printed shorter than the other.
func near(a, b string) bool {
	value := func(s string) float64 {
		n, _ := strconv.ParseFloat(strings.ReplaceAll(number.FindString(s), ",", ""), 64)
		return n
	}
	const digit = 0.005
	return math.Abs(value(a)-value(b)) <= digit*math.Abs(value(b))
}

// walkCases are what the visitor does before the walk: every case, and the
// opening one with everything set that has figures of its own.
func walkCases() map[string]map[string]string {
	cases := map[string]map[string]string{
		"everything set": {
			"goals.gap_closed": "40", "goals.company_budget": "5억", "goals.government_budget": "100억", "offer.benefits": "1000만", "offer.signing": "5000만",
			"current.signing": "50000", "policy.pass_through": "80", "policy.cap": "1억", "policy.years": "3", "policy.floor": "1000만",
			"employer.rd_credit.claims": "true", "employer.rd_credit.usable_share": "100", "candidate.nationality": "other", "market.krw_per_usd": "1400",
		},
		"our offer is higher": {"current.base": "60000", "current.equity_annual": "0"},
		"no match":            {"policy.rate": "0"},
	}
	for _, c := range preset.Cases() {
		cases[c.ID] = map[string]string{"preset": c.ID, "do": doPreset}
	}
	return cases
}

// Every figure of every case, on the calculator and as a saved result, leads to
// a law value, a source or a field in three clicks. Both pages, in both
// languages, have the same figures with the same addresses; those are walked in
// Korean on the calculator, and of two cases everywhere.
func TestEveryFigureLeadsToALaw(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	const fewest = 60 // figures of a page
	everywhere := map[string]bool{preset.Cases()[0].ID: true, "everything set": true}
	for name, does := range walkCases() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var first map[string]string
			for _, lang := range text.Langs() {
				v := newVisitor(t, lang.Code(), false)
				page := v.page(v.send(http.MethodPost, "/", typing(formOf(v.get("/")), does)), http.StatusOK)
				link := v.page(v.send(http.MethodPost, "/save", formOf(page)), http.StatusCreated).Find("#saved a").First().AttrOr("href", "")
				for _, path := range []string{"/", strings.TrimPrefix(link, "https://offergap.test")} {
					w := figureWalk{t, v.get, strings.TrimSuffix(path, "/") + "/working"}
					figures := w.page(path)
					if first == nil {
						first = figures
					}
					if missing := keysBut(first, figures); len(figures) < fewest || len(missing) > 0 || len(first) != len(figures) {
						t.Errorf("%v: %s has %d figures and lacks %v", lang, path, len(figures), missing)
					}
					for query, printed := range figures {
						if everywhere[name] || lang == text.Korean && path == "/" {
							w.figure(path, query, printed)
						}
					}
				}
			}
		})
	}
}

func keysBut(all, some map[string]string) []string {
	var missing []string
	for key := range all {
		if _, has := some[key]; !has {
			missing = append(missing, key)
		}
	}
	return missing
}

// A candidate's link leads to workings that it may open, and to no other.
func TestEveryFigureOfACandidatesLinkOpens(t *testing.T) {
	oneAfterAnother(t)
	t.Parallel()
	s, saved := savedAs(t, db.Candidate, time.Time{}, articleWith("current.equity.0.kind", "rsu", "current.equity.0.grant_value", "400000", "current.equity.0.vesting", "50,50", "current.equity.0.discount", "30"))
	path := "/s/" + saved.LinkID
	get := func(path string) *goquery.Document {
		return read(t, ask(s.Handler(), http.MethodGet, path, ""), http.StatusOK)
	}
	w := figureWalk{t, get, path + "/working"}
	figures := w.page(path)
	if len(figures) < 30 {
		t.Errorf("%d figures", len(figures))
	}
	for query, printed := range figures {
		w.figure(path, query, printed)
	}
	for _, query := range []string{
		"line=average.company_cost", "line=average.awarded", "line=subsidy.cost_with&side=offer_with_policy&year=1", "line=state_share", "line=years.state.net_if_additional&side=offer_with_policy",
		"line=received.taxes&side=offer_with_policy&year=1", "line=ratio.gross&side=offer_with_policy&rate=0.3", "line=solved.rate_for_parity", "line=employer_cost&side=offer&year=1", "line=went.taxes&year=1",
		"line=kr.employer.cost&side=offer&year=1", "line=average.kr.employer.cost&side=offer", "line=pay.gross&side=offer_with_policy&year=1&passes=0",
	} {
		if doc := get(path + "/working?" + query); doc.Find(".working-result, .steps").Length() > 0 {
			t.Errorf("a candidate sees %s: %s", query, textOf(doc.Find(".working-result")))
		}
		if w := ask(s.Handler(), http.MethodGet, path+"/working.json?"+query, ""); w.Code != http.StatusNotFound {
			t.Errorf("%s as JSON: status %d", query, w.Code)
		}
	}
}
