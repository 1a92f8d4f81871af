package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// separation is severance pay by the law: what counts and from when it is due.
type separation struct {
	share                        worksheet.Rate // of a year's wages
	serviceYears                 int
	target, profitShare, oneOffs bool
	includedValid                bool
}

func bindSeparation(b *binder) separation {
	r := b.annual()
	return separation{
		share:         r.Rate("kr.severance.share_of_pay"),
		serviceYears:  int(r.Count("kr.severance.service_years")),
		target:        r.Holds("kr.severance.target_incentive_counted"),
		profitShare:   r.Holds("kr.severance.profit_share_counted"),
		oneOffs:       r.Holds("kr.severance.one_off_counted"),
		includedValid: r.Holds("kr.severance.included_is_valid"),
	}
}

// SeveranceCounts tells whether a bonus is wages for severance: a target
// incentive, or a share of profits.
// law: 대법원 2026. 1. 29. 선고 (삼성전자 퇴직금)
func (r *Rules) SeveranceCounts(targetIncentive bool) bool {
	if targetIncentive {
		return r.separation.target
	}
	return r.separation.profitShare
}

// SeveranceCountsOneOffs tells whether signing bonus, relocation and equity are
// wages for severance.
// law: 근로기준법 제2조제1항제6호
func (r *Rules) SeveranceCountsOneOffs() bool { return r.separation.oneOffs }

// SeveranceServiceYears is the service before severance is due at all.
// law: 근로자퇴직급여보장법 제4조제1항
func (r *Rules) SeveranceServiceYears() int { return r.separation.serviceYears }

// SeveranceIncludedIsValid tells whether pay that is said to include severance
// discharges it.
// law: 근로자퇴직급여보장법 제8조
func (r *Rules) SeveranceIncludedIsValid() bool { return r.separation.includedValid }

var (
	lineSeverancePaidBase = worksheet.NewLine("kr.severance.paid_base")
	lineSeveranceAYear    = worksheet.NewLine("kr.severance.accrual")
)

// SeveranceOf is the accrual on a year's wages.
// law: 근로자퇴직급여보장법 제20조제1항
func (r *Rules) SeveranceOf(s *worksheet.Sheet, wages worksheet.Amount) worksheet.Amount {
	return s.Mul(lineSeveranceAYear, wages, r.separation.share, money.TruncateToWon)
}

// BaseWithoutSeverance is the pay that is left of a quoted one that includes
// its own severance: with an accrual of a twelfth, twelve thirteenths.
// law: 근로자퇴직급여보장법 제8조
func (r *Rules) BaseWithoutSeverance(s *worksheet.Sheet, quoted worksheet.Amount) worksheet.Amount {
	share := r.separation.share
	share.Rate = money.Fraction(1, 1).Over(share.OnePlus())
	return s.Mul(lineSeverancePaidBase, quoted, share, money.TruncateToWon)
}
