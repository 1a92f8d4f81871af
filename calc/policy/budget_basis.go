package policy

// BudgetBasis is what a budget table is reckoned from, so that a spreadsheet can
// reckon it again with other values. Amounts are won before any rounding.
type BudgetBasis struct {
	LocalConsumptionShare float64 // of value-added tax (지방소비세)
	AllocationTaxShare    float64 // of internal taxes (지방교부세)
	EducationGrantShare   float64 // of internal taxes (지방교육재정교부금)

	// Claims that a won of contributions gives rise to.
	PensionClaims, HealthClaims, EmploymentClaims, AccidentClaims float64

	// Years are years of the programme, of which the calendar's first holds
	// MonthsFirstYear months, and each later one the rest of the one before.
	// Those after the table's last hold what its hires are still owed.
	Years []BasisYear
}

// BasisYear is a year of the programme. Taxes and contributions are changes
// against a programme that is not there.
type BasisYear struct {
	Supported                                                  float64 // people: those of the table, new and continuing
	Support                                                    float64
	LocalForgone                                               float64 // of the support, local income tax
	RDCredit, ClawBack                                         float64
	NationalTax, LocalTax, ConsumptionTax                      float64
	Pension, Health, Employment, IndustrialAccident, Severance float64
}

// basis are the terms and years of a programme's budget table.
func (l *Lab) basis(of *programme) BudgetBasis {
	a := &l.assume
	b := BudgetBasis{
		LocalConsumptionShare: a.localConsumption, AllocationTaxShare: a.allocationTax, EducationGrantShare: a.educationGrant,
		PensionClaims: a.accrues.pension, HealthClaims: a.accrues.health, EmploymentClaims: a.accrues.employment, AccidentClaims: a.accrues.accident,
	}
	last := tableYears
	for n := range of.years {
		if of.years[n][support] != 0 {
			last = max(last, n+1)
		}
	}
	for n, y := range of.years[:last] {
		newcomers := 0.0
		if n < tableYears {
			newcomers = of.newcomers[n]
		}
		b.Years = append(b.Years, BasisYear{
			Supported: rounded(newcomers, people) + rounded(y[supported]-newcomers, people), Support: y[support], LocalForgone: y[localForgone], RDCredit: y[rdCredit], ClawBack: y[clawedBack],
			NationalTax: y[nationalTax], LocalTax: y[localTax], ConsumptionTax: y[consumptionTax],
			Pension: y[pension], Health: y[health], Employment: y[employment], IndustrialAccident: y[accident], Severance: y[severance],
		})
	}
	return b
}
