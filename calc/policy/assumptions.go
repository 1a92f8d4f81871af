package policy

import (
	"fmt"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/sim"
)

// rangeOf is a value of the book with its low and high.
type rangeOf struct{ value, low, high float64 }

// triangular has the value as its mode.
func (r rangeOf) triangular() uncertain {
	return uncertain{r.value, sim.Triangular{Low: r.low, Mode: r.value, High: r.high}, r}
}

// logTriangular has the value as its mode on the scale of logarithms.
func (r rangeOf) logTriangular() uncertain {
	return uncertain{r.value, sim.LogTriangular{Low: r.low, Mode: r.value, High: r.high}, r}
}

// uniform is equally likely from low to high.
func (r rangeOf) uniform() uncertain {
	return uncertain{r.value, sim.Uniform{Low: r.low, High: r.high}, r}
}

// uncertain is a parameter: its central value and how it is drawn.
type uncertain struct {
	centre float64
	drawn  sim.Distribution
	limits rangeOf
}

// held is a parameter that does not vary.
func held(v float64) uncertain { return uncertain{v, sim.Point(v), rangeOf{v, v, v}} }

// orHeld is the parameter, held where a value is given.
func (u uncertain) orHeld(given *float64) uncertain {
	if given == nil {
		return u
	}
	return held(*given)
}

// assumptions are the book's parameters of response and fiscal effect.
type assumptions struct {
	beta, homeSD                       rangeOf
	alphaSD                            float64
	intentLow, intentHigh, intentRatio float64

	passThrough       [len(Instruments)]rangeOf
	vacancy           rangeOf
	otherJob          float64
	stayJob           rangeOf
	stayKorea         rangeOf
	attachment        float64
	equity            rangeOf
	items             map[string]float64
	itemsScale        rangeOf
	itemsCeiling      float64
	outsideCapital    float64
	evidenceLimit     float64
	localSpend        rangeOf
	personalDiscount  float64
	consumption       rangeOf
	displacement      rangeOf
	displacedTaxShare float64
	publicService     float64
	discount          float64
	agencyFee         float64
	localConsumption  float64
	allocationTax     float64 // of internal taxes
	educationGrant    float64 // of internal taxes
	executionRate     float64
	carryOver         float64
	accrues           claims
	doubleSupport     float64
	insiderShare      float64 // of the payroll at home
	insiderRise       float64
	domesticPayroll   float64 // of AI staff in Korea, won a year
	favourCeiling     float64 // a group's share of the awards
	favourLift        float64 // that share over the group's of those who come anyway
}

// claims are what a won of contributions gives rise to, in won.
type claims struct{ pension, health, employment, accident float64 }

// marketDay is the day as of which assumptions are read: like a scenario's
// defaults.
var marketDay = law.Day(scenario.DefaultTaxYear, 1, 1)

// Assumptions are the values of response and fiscal effect that a study is bound
// to, in the order of the book.
func Assumptions(book *law.Book) []law.Use {
	var uses []law.Use
	for _, p := range book.Params() {
		if !strings.HasPrefix(p.Path, "market.response.") && !strings.HasPrefix(p.Path, "market.fiscal.") {
			continue
		}
		if i := p.InForce(marketDay); i >= 0 {
			uses = append(uses, law.Use{Param: p, Value: &p.Values[i]})
		}
	}
	return uses
}

// bind reads them.
func bind(engine *scenario.Engine, market scenario.Market) (assumptions, error) {
	read := engine.Book().At(marketDay)
	number := func(path string, keys ...string) float64 { return read.Rate("market."+path, keys...).Float() }
	spread := func(path string) rangeOf {
		return rangeOf{number(path, "value"), number(path, "low"), number(path, "high")}
	}
	a := assumptions{
		beta: spread("response.money_weight"), homeSD: spread("response.home_spread"),
		alphaSD:   number("response.home_attachment", "sd"),
		intentLow: number("response.return_intent", "low"), intentHigh: number("response.return_intent", "high"),
		intentRatio: number("response.return_intent", "at_pay_ratio"),
		vacancy:     spread("response.vacancy_elasticity"),
		otherJob:    number("response.other_korean_job", "value"),
		stayJob:     spread("response.stay_in_job"), stayKorea: spread("response.stay_in_korea"),
		attachment: number("response.end_of_support_attachment"),
		equity:     spread("response.equity_value_scale"),
		itemsScale: spread("response.home_items_scale"), itemsCeiling: number("response.home_items_ceiling"),
		outsideCapital: number("response.home_items", "outside_capital"),
		evidenceLimit:  number("response.evidence_limit"),
		localSpend:     spread("assumptions.local_spend_share"), personalDiscount: number("assumptions.personal_discount_rate", "value"),
		displacement: spread("fiscal.displacement"), displacedTaxShare: number("fiscal.displaced_tax_share", "value"),
		publicService: float64(read.Amount("market.fiscal.public_service").Minor()), discount: number("fiscal.discount_rate", "value"),
		agencyFee: number("fiscal.agency_fee", "value"), localConsumption: number("fiscal.local_consumption_share"),
		allocationTax: number("fiscal.local_grant_share"), educationGrant: number("fiscal.education_grant_share"),
		executionRate: number("fiscal.execution_rate", "value"), carryOver: number("fiscal.carry_over", "value"),
		accrues: claims{
			pension: number("fiscal.accruing_claims", "pension"), health: number("fiscal.accruing_claims", "health"),
			employment: number("fiscal.accruing_claims", "employment"), accident: number("fiscal.accruing_claims", "industrial_accident"),
		},
		doubleSupport: number("assumptions.double_support_ceiling"),
		insiderShare:  number("response.insider_pay", "share"), insiderRise: number("response.insider_pay", "rise"),
		domesticPayroll: number("response.ai_staff_in_korea") * float64(read.Amount("market.response.ai_pay_in_korea").Minor()),
		favourCeiling:   number("fiscal.favour", "ceiling"), favourLift: number("fiscal.favour", "lift"),
	}
	a.passThrough = [len(Instruments)]rangeOf{
		Match: spread("response.pass_through_negotiated"), TaxRelief: spread("response.pass_through_relief"),
		LumpSum: {1, 1, 1}, RDCredit: spread("response.pass_through_rd_credit"), Settlement: {1, 1, 1},
	}
	a.localSpend.value = market.LocalSpendShare.Float()
	a.localSpend.low, a.localSpend.high = min(a.localSpend.low, a.localSpend.value), max(a.localSpend.high, a.localSpend.value)
	a.consumption = rangeOf{
		value: engine.ConsumptionTaxShare(market.LocalSpendShare),
		low:   number("fiscal.consumption_recapture", "low"), high: number("fiscal.consumption_recapture", "high"),
	}
	a.consumption.low, a.consumption.high = min(a.consumption.low, a.consumption.value), max(a.consumption.high, a.consumption.value)
	a.bindItems(engine.Book())
	if err := read.Err(); err != nil {
		return a, fmt.Errorf("policy assumptions: %w", err)
	}
	return a, nil
}

// bindItems reads the settlement terms by name.
func (a *assumptions) bindItems(book *law.Book) {
	const path = "market.response.home_items"
	p := book.Param(path)
	a.items = map[string]float64{}
	for _, name := range p.Values[p.InForce(marketDay)].Node.Keys {
		a.items[name] = book.At(marketDay).Rate(path, name).Float()
	}
}
