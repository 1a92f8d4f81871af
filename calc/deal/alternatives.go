package deal

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// AlternativesResult are the packages on the table side by side, all over the
// scenario's horizon from our first year on.
type AlternativesResult struct {
	Alternatives []AlternativeResult `json:"alternatives"`
	ToBeat       int                 `json:"to_beat"`       // position of the one that differences are taken from
	ToBeatGiven  bool                `json:"to_beat_given"` // false: the best at the same living but ours
	Horizon      int                 `json:"horizon"`       // years
}

// AlternativeResult is one of them. Dollars are converted at the market rate but
// for SameLiving, which are won that buy the same life in Korea.
type AlternativeResult struct {
	Kind         string `json:"kind"`
	At           int    `json:"at"`         // position among those given; −1: added, from the scenario
	WithMatch    bool   `json:"with_match"` // ours with the scenario's policy
	Jurisdiction string `json:"jurisdiction"`
	// HeldGrants tells that equity at present is that of the grants given one by
	// one, vesting as they do, and not the scenario's short form.
	HeldGrants bool `json:"held_grants"`

	Gross      Twice       `json:"gross_year_one"` // cash and counted equity
	Cash       Twice       `json:"cash_year_one"`  // take-home pay in cash
	TakeHome   Twice       `json:"take_home"`      // over the horizon
	SameLiving money.Money `json:"same_living"`    // won: take-home pay, the yearly average
	Equity     Twice       `json:"equity"`         // counted over the horizon, after the risk discount, before tax
	Difference money.Money `json:"difference"`     // won: SameLiving less that of the one to beat
	Beat       bool        `json:"beat"`
}

// Twice is an amount in both currencies at the market rate.
type Twice struct {
	Won money.Money `json:"won"`
	USD money.Money `json:"usd"`
}

// outlook is one alternative before it is converted, in its own currency.
type outlook struct {
	gross, cash            money.Money // of the first year
	equity                 money.Money // of all years
	takeHome               []money.Money
	currency               money.Currency
	living                 worksheet.Rate // won a dollar at the same living, of an American one
	kind                   AlternativeKind
	at                     int
	beat, match, fromGrant bool
	place                  string
}

var (
	lineAltTotal   = worksheet.NewLine("deal.alternative.take_home")
	lineAltAverage = worksheet.NewLine("deal.alternative.yearly")
	lineAltLiving  = worksheet.NewLine("deal.alternative.same_living")
	lineAltOwn     = worksheet.NewLine("deal.alternative.gross")
	lineAltOwnCash = worksheet.NewLine("deal.alternative.cash")
	lineAltCounted = worksheet.NewLine("deal.alternative.equity")
	lineAltGross   = worksheet.NewLine("deal.alternative.gross_converted")
	lineAltCash    = worksheet.NewLine("deal.alternative.cash_converted")
	lineAltOther   = worksheet.NewLine("deal.alternative.take_home_converted")
	lineAltEquity  = worksheet.NewLine("deal.alternative.equity_converted")
	lineAltMore    = worksheet.NewLine("deal.alternative.difference")
)

// Alternatives sets them side by side. Staying comes first and our offer last,
// from the scenario where they are not given; ours stands with the policy too
// where there is one.
func Alternatives(engine *scenario.Engine, s *worksheet.Sheet, d *Deal) AlternativesResult {
	table := newTable(engine, s, d)
	looks := table.outlooks()
	out := AlternativesResult{ToBeat: -1, Horizon: table.horizon()}
	rate := s.InputRate("market.krw_per_usd", d.Scenario.Market.KRWPerUSD)
	living := make([]worksheet.Amount, len(looks))
	for i := range looks {
		in := s.In(worksheet.Scope{Side: worksheet.Current, Months: uint8(i + 1)})
		if looks[i].currency == money.KRWCurrency {
			in = s.In(worksheet.Scope{Side: worksheet.Offer, Months: uint8(i + 1)})
		}
		var r AlternativeResult
		r, living[i] = looks[i].result(in, rate)
		out.Alternatives = append(out.Alternatives, r)
		if looks[i].beat && out.ToBeat < 0 {
			out.ToBeat, out.ToBeatGiven = i, true
		}
	}
	if !out.ToBeatGiven {
		out.ToBeat = bestRival(looks, living)
	}
	for i := range out.Alternatives {
		in := s.In(worksheet.Scope{Months: uint8(i + 1)})
		out.Alternatives[i].Difference = in.Sub(lineAltMore, living[i], living[out.ToBeat]).Money()
	}
	out.Alternatives[out.ToBeat].Beat = true
	return out
}

// bestRival is the position of the one at whose living the candidate has most,
// ours left out.
func bestRival(looks []outlook, living []worksheet.Amount) int {
	best := -1
	for i := range looks {
		if looks[i].kind != Ours && (best < 0 || living[best].Less(living[i])) {
			best = i
		}
	}
	return best
}

// result converts an outlook.
func (o *outlook) result(s *worksheet.Sheet, rate worksheet.Rate) (AlternativeResult, worksheet.Amount) {
	both := func(line worksheet.LineID, a worksheet.Amount) Twice {
		if o.currency == money.KRWCurrency {
			return Twice{Won: a.Money(), USD: s.Convert(line, a, money.USDCurrency, rate).Money()}
		}
		return Twice{Won: s.Convert(line, a, money.KRWCurrency, rate).Money(), USD: a.Money()}
	}
	years := make([]worksheet.Amount, len(o.takeHome))
	for i, m := range o.takeHome {
		years[i] = s.Input("solved.take_home", m)
	}
	total := s.Sum(lineAltTotal, years...)
	living := s.Mul(lineAltAverage, total, worksheet.PlainRate(money.Fraction(1, int64(len(years)))), money.HalfUp(o.currency))
	if o.currency == money.USDCurrency {
		living = s.Convert(lineAltLiving, living, money.KRWCurrency, o.living)
	}
	return AlternativeResult{
		Kind: AlternativeKinds[o.kind], At: o.at, WithMatch: o.match, Jurisdiction: o.place, HeldGrants: o.fromGrant,
		Gross:      both(lineAltGross, s.Sum(lineAltOwn, s.Input("solved.gross", o.gross))),
		Cash:       both(lineAltCash, s.Sum(lineAltOwnCash, s.Input("solved.cash", o.cash))),
		TakeHome:   both(lineAltOther, total),
		Equity:     both(lineAltEquity, s.Sum(lineAltCounted, s.Input("solved.equity", o.equity))),
		SameLiving: living.Money(),
	}, living
}

// packageOf is the alternative as a package of the engine, in its currency. Its
// equity counts each year, after its discount.
func (a *Alternative) packageOf() offer.Package {
	nothing := money.Of(0, a.Base.Currency())
	return offer.Package{
		Base: a.Base, Bonus: a.Bonus, Signing: a.Signing, Relocation: nothing, Benefits: nothing,
		EquityAnnual: a.EquityAnnual.Mul(a.Discount.OneMinus(), money.HalfUp(a.Base.Currency())),
	}
}

// named tells whether the alternative names any amount of its own.
func (a *Alternative) named() bool {
	return !a.Base.IsZero() || !a.Bonus.IsZero() || !a.EquityAnnual.IsZero() || !a.Signing.IsZero()
}
