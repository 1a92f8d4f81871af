package policy

import (
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax/kr"
)

// ledger is one hire's year, in won: who gets what. With a support it keeps
//
//	subsidy = (take-home + taxes + contributions + severance − the same without)
//	          + in kind + the company's saving
//
// where the company's saving holds what is not passed on and the rounding.
type ledger struct {
	pay          int64 // cash
	takeHome     int64 // of cash and equity, with untaxed support
	inKind       int64 // support that is no money in hand, at its cost
	national     int64 // income tax, before a relief that is itself the support
	local        int64
	pension      int64 // both sides
	health       int64 // with long-term care, both sides
	employment   int64 // both sides
	accident     int64 // industrial accident and wage-claim levy
	employeeDues int64
	employerDues int64
	severance    int64
	companyCost  int64 // with benefits, less the support that the company gets
	subsidy      int64 // what the state gives: money, or tax forgone
	localForgone int64 // the part of it that is local income tax forgone
	rounding     int64 // part of the company's saving that comes of whole won
	credit       int64 // the company's R&D credit, beside the support
}

// ledger is the year of a result with the award.
func (sp *span) ledger(r *kr.Result, a subsidy.NearAward) ledger {
	return ledger{
		pay: a.Pay, takeHome: r.TakeHome.Minor(), national: r.IncomeTax.Minor(), local: r.LocalIncomeTax.Minor(),
		pension:    r.NationalPension.Minor() + r.EmployerPension.Minor(),
		health:     r.HealthInsurance.Minor() + r.EmployerHealth.Minor() + r.LongTermCare.Minor() + r.EmployerCare.Minor(),
		employment: r.EmploymentInsurance.Minor() + r.EmployerEmployment.Minor(),
		accident:   r.IndustrialAccident.Minor() + r.WageClaimLevy.Minor(), employeeDues: r.EmployeeDues.Minor(),
		employerDues: r.EmployerDues.Minor(), severance: r.Severance.Minor(),
		companyCost: r.EmployerCost.Minor() + sp.year.Hire.Benefits.Minor() - a.Subsidy,
		subsidy:     a.Subsidy, rounding: a.Rounding,
	}
}

// taxes are national and local income tax, less the company's credit.
func (l *ledger) taxes() float64 { return float64(l.national + l.local - l.credit) }
