package deal

import (
	"math"
	"sort"
	"strconv"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// OptionResult is one option grant of our offer: when it can be exercised, what
// it gains, and what each way of taxing the gain leaves. Amounts are won.
type OptionResult struct {
	Resolved    law.Date    `json:"resolved"`
	Exercisable law.Date    `json:"exercisable"` // the first day
	Exercised   law.Date    `json:"exercised"`   // no day: not within the deal, or refused
	Price       money.Money `json:"price"`       // a share on the day of exercise
	Gain        money.Money `json:"gain"`        // (price − strike) × shares, at least zero
	Paid        money.Money `json:"paid"`        // strike × shares
	Exempt      money.Money `json:"exempt"`      // of the gain, at exercise
	// Sold is the day on which all routes are compared: that of the sale, or,
	// with Assumed, the first on which the election allows one.
	Sold    law.Date      `json:"sold"`
	Assumed bool          `json:"sale_assumed"`
	Routes  []OptionRoute `json:"routes"`
	Chosen  string        `json:"chosen"` // the route that the deal names
	Best    string        `json:"best"`   // the allowed route that leaves most; the least early tax where equal
	Flags   []Flag        `json:"flags"`
}

// OptionRoute is one way of taxing the gain.
type OptionRoute struct {
	Route       string      `json:"route"` // wages, instalments, capital_gains
	Allowed     bool        `json:"allowed"`
	Reasons     []string    `json:"reasons"` // why not
	TaxedAsPay  money.Money `json:"taxed_as_pay"`
	AtExercise  money.Money `json:"at_exercise"` // income tax and contributions on it
	AtSale      money.Money `json:"at_sale"`     // capital-gains tax
	Left        money.Money `json:"left"`        // proceeds of the sale less strike, taxes and contributions
	Due         []OptionDue `json:"due"`         // in the order of the days
	FirstYear   money.Money `json:"first_year"`  // of the taxes, what is due by the end of the year after the exercise
	CompanyCost money.Money `json:"company_cost"`
	asPay       equityPay   // of the year of exercise
}

// OptionDue is a tax and when it is due.
type OptionDue struct {
	What   string      `json:"what"` // contributions, income_tax, capital_gains_tax
	Year   int         `json:"year"`
	Month  int         `json:"month"`
	Amount money.Money `json:"amount"`
}

// The routes, as the law's articles have them.
const (
	routeWages       = "wages"
	routeInstalments = "instalments"
	routeGains       = "capital_gains"
)

// routeLaw is the article of each route beside ordinary taxation.
var routeLaw = map[string]string{routeInstalments: "조세특례제한법 제16조의3", routeGains: "조세특례제한법 제16조의4"}

// OptionsOf is each option grant of the deal, in its order. Limits of the year
// and of all years are used up in the order of the exercises. The person is
// still employed at the exercise; after it the gain would be other income
// (기타소득), which is not computed.
func OptionsOf(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) []OptionResult {
	if len(d.Options) == 0 {
		return nil
	}
	h := newHiring(engine, d)
	order := make([]int, len(d.Options))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return d.Options[order[a]].Exercised < d.Options[order[b]].Exercised })
	out := make([]OptionResult, len(d.Options))
	used := exemptions{paid: map[int]money.Money{}}
	grants := make([]grantTaxed, len(d.Options))
	for i := range grants {
		grants[i] = grantTaxed{hiring: h, option: &d.Options[i], path: "options." + strconv.Itoa(i), used: &used, sheet: s.In(worksheet.Scope{Side: worksheet.Offer, Months: uint8(i + 1)})}
		grants[i].countPrice()
	}
	for _, i := range order {
		out[i] = grants[i].result()
	}
	return out
}

// exemptions is what grants that were exercised before have used up.
type exemptions struct {
	year         int
	gain, exempt worksheet.Amount    // of the year so far
	asPay        equityPay           // of the year so far, by the routes that the deal names
	before       worksheet.Amount    // exempt in the years before
	paid         map[int]money.Money // for shares, by year of exercise
}

// equityPay is pay in shares, what is taxed of it and what is not.
type equityPay struct{ taxed, exempt worksheet.Amount }

func (p *equityPay) add(more equityPay) {
	p.taxed = worksheet.Plain(p.taxed.Money().Add(more.taxed.Money()))
	p.exempt = worksheet.Plain(p.exempt.Money().Add(more.exempt.Money()))
}

// taken is the pay of the route that the deal names, of wages where that one is
// not allowed.
func (o *OptionResult) taken() equityPay {
	for _, r := range o.Routes {
		if r.Route == o.Chosen && r.Allowed {
			return r.asPay
		}
	}
	return o.Routes[0].asPay
}

// grantTaxed is one grant while it is computed.
type grantTaxed struct {
	*hiring
	option *KoreanOption
	path   string
	used   *exemptions
	sheet  *worksheet.Sheet
}

var (
	lineOptPrice   = worksheet.NewLine("deal.option.price")
	lineOptSpread  = worksheet.NewLine("deal.option.spread")
	lineOptGain    = worksheet.NewLine("deal.option.gain")
	lineOptPaid    = worksheet.NewLine("deal.option.paid")
	lineOptYear    = worksheet.NewLine("deal.option.gain_of_year")
	lineOptBefore  = worksheet.NewLine("deal.option.exempt_before")
	lineOptExempt  = worksheet.NewLine("deal.option.exempt")
	lineOptTaxed   = worksheet.NewLine("deal.option.taxed_as_pay")
	lineOptTax     = worksheet.NewLine("deal.option.tax_at_exercise")
	lineOptDue     = worksheet.NewLine("deal.option.due_at_exercise")
	lineOptCompany = worksheet.NewLine("deal.option.employer_dues")
	lineOptProceed = worksheet.NewLine("deal.option.proceeds")
	lineOptRise    = worksheet.NewLine("deal.option.rise_after_exercise")
	lineOptLeft    = worksheet.NewLine("deal.option.left")
)

func (g *grantTaxed) result() OptionResult {
	o, nothing := g.option, money.KRW(0)
	out := OptionResult{
		Resolved: o.Resolved, Exercisable: g.exercisable(), Price: nothing, Gain: nothing, Paid: nothing, Exempt: nothing, Chosen: g.chosen(),
	}
	switch {
	case o.Exercised == 0 || o.Resolved == 0:
		return out
	case !g.exercises():
		out.Flags = []Flag{{
			Code: "option_before_service", Field: g.path + ".exercised", Reasons: []string{"service_too_short"}, Refused: true,
			From: out.Exercisable, Law: "벤처기업육성에 관한 특별법 제16조의3",
		}}
		return out
	case !g.computable():
		out.Flags = []Flag{{Code: "option_beyond_bounds", Field: g.path, Refused: true}}
		return out
	}
	out.Exercised = o.Exercised
	s := g.sheet
	price := g.priceOn(s, o.Exercised)
	gain := g.gain(s, price)
	paid := s.Times(lineOptPaid, s.Input(g.path+".strike", o.Strike), int64(o.Shares))
	out.Price, out.Gain, out.Paid = price.Money(), gain.Money(), paid.Money()
	out.Sold, out.Assumed = g.saleDay()
	exempt := g.exempt(s, gain)
	out.Exempt = exempt.Money()
	out.Routes = g.routes(s, gain, paid, exempt, out.Sold)
	out.Best = best(out.Routes)
	g.used.asPay.add(out.taken())
	out.Flags = g.flags(&out)
	return out
}

// exercisable is the first day of exercise: two years of service from the
// resolution on, which cannot begin before the work does.
// law: 벤처기업육성에 관한 특별법 제16조의3
func (g *grantTaxed) exercisable() law.Date {
	return monthsAfter(max(g.option.Resolved, g.first), monthsOfYear*g.rules.OptionServiceYears())
}

// exercises tells whether there is an exercise that the law allows.
func (g *grantTaxed) exercises() bool {
	return g.option.Resolved != 0 && g.option.Exercised != 0 && g.option.Exercised >= g.exercisable()
}

// Bounds of what is computed: years of growth, and won at the price of the sale.
const (
	maxOptionYears = 10
	maxOptionValue = 1e12
)

// computable tells whether price and value stay within the bounds.
func (g *grantTaxed) computable() bool {
	sold, _ := g.saleDay()
	if sold > monthsAfter(g.first, monthsOfYear*maxOptionYears) {
		return false
	}
	atSale := float64(g.option.Price.Minor()) * math.Pow(g.option.Growth.OnePlus().Float(), maxOptionYears)
	highest := max(float64(g.option.Price.Minor()), atSale, float64(g.option.Strike.Minor()))
	return highest*float64(g.option.Shares) <= maxOptionValue
}

func (g *grantTaxed) chosen() string {
	switch {
	case g.option.CapitalGains:
		return routeGains
	case g.option.Instalments:
		return routeInstalments
	}
	return routeWages
}

// saleDay is the day of the comparison. Without a sale it is the first on which
// the election allows one.
func (g *grantTaxed) saleDay() (day law.Date, assumed bool) {
	if g.option.Sold >= g.option.Exercised {
		return g.option.Sold, false
	}
	return monthsAfter(g.option.Exercised, monthsOfYear*g.rules.OptionHoldingYears()), true
}

// priceOn is the price of a share on a day. Today's price is that of the first
// day of work, as in the scenario's first year; it grows with each whole year.
func (g *grantTaxed) priceOn(s *worksheet.Sheet, day law.Date) worksheet.Amount {
	years := day.Year() - g.first.Year()
	if monthsAfter(g.first, monthsOfYear*years) > day {
		years--
	}
	factor := g.option.Growth.OnePlus().Power(max(0, years))
	return s.Mul(lineOptPrice, s.Input(g.path+".price", g.option.Price), s.InputRate(g.path+".growth", factor), money.WonHalfUp)
}

func (g *grantTaxed) gain(s *worksheet.Sheet, price worksheet.Amount) worksheet.Amount {
	spread := s.Excess(lineOptSpread, price, s.Input(g.path+".strike", g.option.Strike))
	return s.Times(lineOptGain, spread, int64(g.option.Shares))
}

// exempt is the part of the gain that no tax reaches: what the year's gains
// together have exempt, less what those before had.
// law: 조세특례제한법 제16조의2
func (g *grantTaxed) exempt(s *worksheet.Sheet, gain worksheet.Amount) worksheet.Amount {
	u, none := g.used, worksheet.Plain(money.KRW(0))
	if year := g.option.Exercised.Year(); year != u.year {
		u.before = s.Sum(lineOptBefore, none, u.before, u.exempt)
		u.year, u.gain, u.exempt = year, none, none
		u.asPay = equityPay{none, none}
	}
	if len(g.notExempt()) > 0 {
		return none
	}
	u.gain = s.Sum(lineOptYear, u.gain, gain)
	all := g.rulesIn(u.year).ExemptOptionGain(s, u.gain, u.before)
	exempt := s.Sub(lineOptExempt, all, u.exempt)
	u.exempt = all
	return exempt
}

// notExempt are the reasons why the gain has none of the law's treatments.
func (g *grantTaxed) notExempt() []string {
	var reasons []string
	if !g.sc.Employer.Venture {
		reasons = append(reasons, "not_venture")
	}
	if g.option.Resolved > g.rules.OptionGrantDeadline() {
		reasons = append(reasons, "granted_after_deadline")
	}
	if g.regimeAt(g.option.Exercised) == tax.ForeignFlat {
		reasons = append(reasons, "flat_rate")
	}
	return reasons
}

// regimeAt is the regime of a day: the deal's until its years run out.
func (g *grantTaxed) regimeAt(day law.Date) tax.Regime {
	if until := g.reliefUntil(); until != 0 && day > until {
		return tax.Resident
	}
	return g.regime
}

func (g *grantTaxed) flags(out *OptionResult) []Flag {
	var flags []Flag
	if reasons := g.notExempt(); len(reasons) > 0 {
		flags = append(flags, Flag{Code: "option_not_exempt", Field: g.path, Reasons: reasons, Law: "조세특례제한법 제16조의2"})
	}
	if out.Gain.IsZero() {
		flags = append(flags, Flag{Code: "option_under_water", Field: g.path + ".price"})
	}
	for _, r := range out.Routes {
		if r.Route == out.Chosen && !r.Allowed {
			flags = append(flags, Flag{Code: "option_route_refused", Field: g.path + "." + out.Chosen, Reasons: r.Reasons, Refused: true, Law: routeLaw[r.Route]})
		}
	}
	return flags
}
