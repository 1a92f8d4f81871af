package us

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/worksheet"
)

// limitedRate is a contribution by a rate on wages, up to an amount a year.
type limitedRate struct {
	rate  worksheet.Rate
	limit worksheet.Amount
}

func bindLimitedRate(read *law.Reader, path string) limitedRate {
	return limitedRate{rate: read.Rate(path + ".rate"), limit: read.Amount(path + ".limit")}
}

func (r *limitedRate) on(s *worksheet.Sheet, full, line worksheet.LineID, wages worksheet.Amount) worksheet.Amount {
	return s.Min(line, s.Mul(full, wages, r.rate, money.CentHalfUp), r.limit)
}

// newYorkInsuranceLines are those of one person's contributions.
type newYorkInsuranceLines struct{ sdiFull, sdi, pflFull, pfl, total worksheet.LineID }

func newNewYorkInsuranceLines(prefix string) newYorkInsuranceLines {
	return newYorkInsuranceLines{
		sdiFull: worksheet.NewLine(prefix + "ny.sdi.before_limit"),
		sdi:     worksheet.NewLine(prefix + "ny.sdi"),
		pflFull: worksheet.NewLine(prefix + "ny.pfl.before_limit"),
		pfl:     worksheet.NewLine(prefix + "ny.pfl"),
		total:   worksheet.NewLine(prefix + "ny.insurance"),
	}
}

var newYorkInsurance = [returnKinds]newYorkInsuranceLines{
	ownReturn:    newNewYorkInsuranceLines("us."),
	spouseReturn: newNewYorkInsuranceLines("us.spouse."),
}

// insurance is disability benefits and Paid Family Leave. The weekly limit of
// the former is taken as a yearly one. Employers owe no fixed share.
//
// law: N.Y. Workers' Comp. Law 209
func (r *newYorkRules) insurance(s *worksheet.Sheet, kind returnKind, wages worksheet.Amount) (first, second, total, employer worksheet.Amount) {
	l := &newYorkInsurance[kind]
	first = r.sdi.on(s, l.sdiFull, l.sdi, wages)
	second = r.pfl.on(s, l.pflFull, l.pfl, wages)
	return first, second, s.Sum(l.total, first, second), worksheet.Amount{}
}
