package us

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

var californiaInsurance = [returnKinds]worksheet.LineID{
	ownReturn:    worksheet.NewLine("us.ca.sdi"),
	spouseReturn: worksheet.NewLine("us.spouse.ca.sdi"),
}

// insurance is State Disability Insurance, on all wages without a limit.
//
// law: Cal. Unemp. Ins. Code 984
func (r *californiaRules) insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) (first, second, total, employer worksheet.Amount) {
	sdi := s.Mul(californiaInsurance[kind], wages, r.sdiRate, money.CentHalfUp)
	return sdi, worksheet.Amount{}, sdi, worksheet.Amount{}
}
