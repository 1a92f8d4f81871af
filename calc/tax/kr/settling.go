package kr

import (
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
)

// settling is how the law takes what a company does for a move.
type settling struct {
	leaseUntaxed, loanUntaxed bool
	loanRate                  worksheet.Rate
	entryWages, schoolWages   bool
	spouseWages               bool
}

func bindSettling(b *binder) settling {
	r := b.annual()
	return settling{
		leaseUntaxed: r.Holds("kr.company_housing.company_lease_untaxed"),
		loanUntaxed:  r.Holds("kr.company_housing.sme_loan_untaxed"),
		loanRate:     r.Rate("kr.company_housing.loan_reference_rate"),
		entryWages:   r.Holds("kr.settling.entry_costs_are_wages"),
		schoolWages:  r.Holds("kr.settling.school_fees_are_wages"),
		spouseWages:  r.Holds("kr.settling.spouse_support_is_wages"),
	}
}

// LeaseTaxed tells whether a home that the company leases and gives free of
// charge is wages. It stays untaxed under the flat rate.
// law: 소득세법 시행령 제17조의4, 조세특례제한법 제18조의2제2항
func (r *Rules) LeaseTaxed() bool { return !r.settling.leaseUntaxed }

// LoanTaxed tells whether the benefit of a cheap loan for a home is wages.
// law: 소득세법 시행령 제17조의4, 조세특례제한법 제18조의2제2항
func (r *Rules) LoanTaxed(sme bool, regime tax.Regime) bool {
	return !r.settling.loanUntaxed || !sme || regime == tax.ForeignFlat
}

// EntryCostsTaxed tells whether flights, movers and a first home of a person
// who comes to begin a contract are wages.
// law: 소득세법 시행령 제12조제3호
func (r *Rules) EntryCostsTaxed() bool { return r.settling.entryWages }

// SchoolFeesTaxed tells whether school fees that the company pays are wages.
// law: 소득세법 시행령 제38조제1항
func (r *Rules) SchoolFeesTaxed() bool { return r.settling.schoolWages }

// SpouseSupportTaxed tells whether support for a spouse is wages.
// law: 소득세법 시행령 제38조제1항
func (r *Rules) SpouseSupportTaxed() bool { return r.settling.spouseWages }

var (
	lineLoanReference = worksheet.NewLine("kr.company_housing.loan_interest_at_reference")
	lineLoanPaid      = worksheet.NewLine("kr.company_housing.loan_interest_paid")
	lineLoanBenefit   = worksheet.NewLine("kr.company_housing.loan_benefit")
)

// LoanBenefit is a year's benefit of a loan at less than the reference rate.
// law: 법인세법 시행규칙 제43조제2항
func (r *Rules) LoanBenefit(s *worksheet.Sheet, loan worksheet.Amount, rate worksheet.Rate) worksheet.Amount {
	due := s.Mul(lineLoanReference, loan, r.settling.loanRate, money.TruncateToWon)
	return s.Excess(lineLoanBenefit, due, s.Mul(lineLoanPaid, loan, rate, money.TruncateToWon))
}
