package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var lineWACares = worksheet.NewLine("us.wa.cares")

// cares is the premium for long-term care insurance, on all wages without a
// limit. Exemptions (private insurance, some visas) are not asked.
//
// law: RCW 50B.04.080
func (r *washingtonRules) cares(s *worksheet.Sheet, wages worksheet.Amount) worksheet.Amount {
	return s.Mul(lineWACares, wages, r.caresRate, money.CentHalfUp)
}
