package kr

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/worksheet"
)

// ventureOptions is the exemption of gains on stock options of venture
// companies.
type ventureOptions struct {
	aYear, inAll  worksheet.Amount
	grantDeadline law.Date
	serviceYears  int
	instalments   int              // parts of the tax, the first with the return
	priceLimit    worksheet.Amount // exercise prices in the window, for the election
	priceYears    int              // tax years before that of the exercise in the window
	holdingYears  int              // between exercise and sale, for the election
}

func bindVentureOptions(b *binder) ventureOptions {
	r := b.annual()
	return ventureOptions{
		aYear:         r.Amount("kr.venture_options.exempt_a_year"),
		inAll:         r.Amount("kr.venture_options.exempt_in_all"),
		grantDeadline: r.Day("kr.venture_options.grant_deadline"),
		serviceYears:  int(r.Count("kr.venture_options.service_years")),
		instalments:   int(r.Count("kr.venture_options.instalments")),
		priceLimit:    r.Amount("kr.venture_options.exercise_price_limit"),
		priceYears:    int(r.Count("kr.venture_options.exercise_price_years")),
		holdingYears:  int(r.Count("kr.venture_options.holding_years")),
	}
}

var (
	lineOptionYear   = worksheet.NewLine("kr.venture_options.within_year")
	lineOptionLeft   = worksheet.NewLine("kr.venture_options.left")
	lineOptionExempt = worksheet.NewLine("kr.venture_options.exempt")
)

// ExemptOptionGain is the part of a year's gain on a venture company's options
// that is not taxed, where used is what the same company's options have had
// exempt in earlier years. Under the flat regime it is taxed all the same.
// law: 조세특례제한법 제16조의2
func (r *Rules) ExemptOptionGain(s *worksheet.Sheet, gain, used worksheet.Amount) worksheet.Amount {
	withinYear := s.Min(lineOptionYear, gain, r.venture.aYear)
	return s.Min(lineOptionExempt, withinYear, s.Excess(lineOptionLeft, r.venture.inAll, used))
}

// OptionGrantDeadline is the last day of grant for the exemption.
func (r *Rules) OptionGrantDeadline() law.Date { return r.venture.grantDeadline }

// OptionServiceYears is how long one must serve before exercising.
// law: 벤처기업육성에 관한 특별법 제16조의3
func (r *Rules) OptionServiceYears() int { return r.venture.serviceYears }

// OptionInstalments is in how many parts the tax on the gain may be paid, one a
// year: the first with the return for the year of exercise.
// law: 조세특례제한법 제16조의3
func (r *Rules) OptionInstalments() int { return r.venture.instalments }

// OptionPriceLimit is how much may be paid in exercise prices from the tax year
// so many years back to the exercise where gains are to be taxed at the sale.
// law: 조세특례제한법 제16조의4
func (r *Rules) OptionPriceLimit() (limit worksheet.Amount, yearsBack int) {
	return r.venture.priceLimit, r.venture.priceYears
}

// OptionHoldingYears is how long shares must be kept after the exercise where
// gains are to be taxed at the sale.
// law: 조세특례제한법 제16조의4
func (r *Rules) OptionHoldingYears() int { return r.venture.holdingYears }
