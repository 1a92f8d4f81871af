package policy

// million is the unit in which a budget office prints: won.
const million = 1_000_000

// BudgetTable is the five years of a design as a budget office asks for them
// (연도별 소요예산): nominal, in millions of won. Lines are cut to the million
// one by one and every sum is of the lines as printed, so that it adds up; what
// that leaves of the exact amount is in Remainder.
type BudgetTable struct {
	Unit            int64   `json:"unit"` // won that one of its amounts stands for
	MonthsFirstYear int     `json:"months_first_year"`
	ExecutionRate   float64 `json:"execution_rate"`
	CarryOver       float64 `json:"carry_over"`
	AgencyFeeRate   float64 `json:"agency_fee_rate"`
	LocalShare      float64 `json:"local_share"` // of the spending
	ClawBackYears   int     `json:"claw_back_years"`
	ClawBackShare   float64 `json:"claw_back_share"`

	Years     []BudgetYear       `json:"years"`
	Sum       BudgetLines        `json:"sum"`
	Remainder int64              `json:"remainder"` // won: the exact net less the printed
	Later     []BudgetCommitment `json:"later"`     // support owed to the table's hires after its last year
	LaterSum  int64              `json:"later_sum"`

	Basis BudgetBasis `json:"-"`
}

// BudgetCommitment is support that is owed in a later year, in millions of won.
type BudgetCommitment struct {
	Year   int   `json:"year"`
	Amount int64 `json:"amount"`
}

// BudgetYear is one column. People are expected numbers.
type BudgetYear struct {
	Year       int     `json:"year"`
	New        float64 `json:"new"`
	Continuing float64 `json:"continuing"`
	Leaving    float64 `json:"leaving"`
	AwardShare float64 `json:"award_share"`
	BudgetLines
	Remainder int64 `json:"remainder"` // won: the exact net less the printed
}

// BudgetLines are amounts in millions of won. Taxes, contributions and the R&D
// credit are changes against a programme that is not there.
type BudgetLines struct {
	// Due = Executed + CarriedOver + Lapsed; Support = Executed + CarriedIn.
	Due         int64 `json:"due"`          // owed to the year's hires (소요액)
	Executed    int64 `json:"executed"`     // of it paid in the year
	CarriedOver int64 `json:"carried_over"` // of it paid in the next (이월)
	Lapsed      int64 `json:"lapsed"`       // of it never paid (불용)
	CarriedIn   int64 `json:"carried_in"`   // paid for the year before
	Support     int64 `json:"support"`

	SupportNational        int64 `json:"support_national"`
	SupportLocal           int64 `json:"support_local"`
	AgencyFee              int64 `json:"agency_fee"`
	TaxExpenditureNational int64 `json:"tax_expenditure_national"` // 조세지출 of the design
	TaxExpenditureLocal    int64 `json:"tax_expenditure_local"`
	RDCredit               int64 `json:"rd_credit"` // the change of the company's own credit, 조세지출 too
	ClawBack               int64 `json:"claw_back"` // receipts
	Cost                   int64 `json:"cost"`      // all of these, receipts taken off

	IncomeTax           int64 `json:"income_tax"`            // 국세 소득세
	LocalIncomeTax      int64 `json:"local_income_tax"`      // 지방소득세
	VAT                 int64 `json:"vat"`                   // the nation's part
	LocalConsumptionTax int64 `json:"local_consumption_tax"` // 지방소비세
	Revenue             int64 `json:"revenue"`

	Net         int64 `json:"net"` // Cost − Revenue = NetNational + NetLocal
	NetNational int64 `json:"net_national"`
	NetLocal    int64 `json:"net_local"`

	// What the nation passes on of its taxes, in NetNational and NetLocal.
	LocalAllocationTax int64 `json:"local_allocation_tax"` // 지방교부세
	EducationGrant     int64 `json:"education_grant"`      // 지방교육재정교부금

	// Contributions of both sides, and the claims on the funds that they give
	// rise to. Neither is in Net.
	Pension            int64 `json:"pension"`
	Health             int64 `json:"health"` // with long-term care
	Employment         int64 `json:"employment"`
	IndustrialAccident int64 `json:"industrial_accident"` // with the wage-claim levy
	Contributions      int64 `json:"contributions"`
	PensionAccrued     int64 `json:"pension_accrued"`
	HealthAccrued      int64 `json:"health_accrued"`
	EmploymentAccrued  int64 `json:"employment_accrued"`
	AccidentAccrued    int64 `json:"industrial_accident_accrued"`
	Accrued            int64 `json:"accrued"`
	Severance          int64 `json:"severance"` // the researcher's deferred pay
}

// budgetTable prints the years.
func (l *Lab) budgetTable(p *plan, of *programme, years *[tableYears + maxYears + 1][lineCount]float64, paid *[tableYears]payment) BudgetTable {
	d := p.design
	b := BudgetTable{
		Unit: million, MonthsFirstYear: l.firstMonths(), ExecutionRate: given(d.ExecutionRate, l.assume.executionRate),
		CarryOver: given(d.CarryOver, l.assume.carryOver), AgencyFeeRate: l.agencyFee(p), LocalShare: d.LocalShare.Float(),
		ClawBackYears: d.ClawBack.Years, ClawBackShare: p.clawBack, Later: []BudgetCommitment{}, Basis: l.basis(of),
	}
	before := int64(0)
	for n := range tableYears {
		y := BudgetYear{
			Year: l.study.TaxYear + n, New: rounded(of.newcomers[n], people), Continuing: rounded(years[n][supported]-of.newcomers[n], people),
			Leaving: rounded(years[n][leaving], people), AwardShare: rounded(of.shares[n], people),
		}
		net := l.budgetLines(p, &years[n], &paid[n], before, &y.BudgetLines)
		y.Remainder = won(net) - million*y.Net
		before = y.CarriedOver
		b.Sum.add(&y.BudgetLines)
		b.Remainder += y.Remainder
		b.Years = append(b.Years, y)
	}
	for n := tableYears; n < len(years); n++ {
		owed := years[n][support]
		if n == tableYears {
			owed += paid[n-1].carriedOver
		}
		if amount := millions(owed); amount != 0 {
			b.Later = append(b.Later, BudgetCommitment{l.study.TaxYear + n, amount})
			b.LaterSum += amount
		}
	}
	return b
}

// millions is an amount of won cut to the nearest million.
func millions(x float64) int64 { return won(x / million) }

// budgetLines prints a year and says what its net is exactly, in won.
func (l *Lab) budgetLines(p *plan, y *[lineCount]float64, paid *payment, carriedIn int64, b *BudgetLines) (net float64) {
	tau := l.assume.localConsumption
	net = y[rdCredit] - y[clawedBack] - y[nationalTax] - y[localTax] - y[consumptionTax]
	if p.design.Instrument.Spends() {
		b.Due, b.Executed, b.CarriedOver = millions(paid.due), millions(paid.executed), millions(paid.carriedOver)
		b.Lapsed, b.CarriedIn = b.Due-b.Executed-b.CarriedOver, carriedIn
		b.Support = b.Executed + b.CarriedIn
		b.SupportLocal = won(p.design.LocalShare.Float() * float64(b.Support))
		b.SupportNational = b.Support - b.SupportLocal
		b.AgencyFee = millions(l.agencyFee(p) * paid.paid())
		net += (1 + l.agencyFee(p)) * paid.paid()
	} else {
		b.TaxExpenditureNational, b.TaxExpenditureLocal = millions(y[support]-y[localForgone]), millions(y[localForgone])
		net += y[support]
	}
	b.RDCredit, b.ClawBack = millions(y[rdCredit]), millions(y[clawedBack])
	b.Cost = b.Support + b.AgencyFee + b.TaxExpenditureNational + b.TaxExpenditureLocal + b.RDCredit - b.ClawBack
	b.IncomeTax, b.LocalIncomeTax = millions(y[nationalTax]), millions(y[localTax])
	b.VAT, b.LocalConsumptionTax = millions((1-tau)*y[consumptionTax]), millions(tau*y[consumptionTax])
	b.Revenue = b.IncomeTax + b.LocalIncomeTax + b.VAT + b.LocalConsumptionTax
	b.Net = b.Cost - b.Revenue
	internal := l.internalTaxes(p, y)
	b.LocalAllocationTax, b.EducationGrant = millions(l.assume.allocationTax*internal), millions(l.assume.educationGrant*internal)
	received := won(p.design.LocalShare.Float() * float64(b.ClawBack))
	b.NetLocal = b.SupportLocal + b.TaxExpenditureLocal - received - b.LocalIncomeTax - b.LocalConsumptionTax - b.LocalAllocationTax - b.EducationGrant
	b.NetNational = b.Net - b.NetLocal
	l.fundLines(y, b)
	return net
}

// fundLines prints contributions and what accrues from them.
func (l *Lab) fundLines(y *[lineCount]float64, b *BudgetLines) {
	accrues := &l.assume.accrues
	b.Pension, b.Health, b.Employment, b.IndustrialAccident = millions(y[pension]), millions(y[health]), millions(y[employment]), millions(y[accident])
	b.Contributions = b.Pension + b.Health + b.Employment + b.IndustrialAccident
	b.PensionAccrued, b.HealthAccrued = millions(accrues.pension*y[pension]), millions(accrues.health*y[health])
	b.EmploymentAccrued, b.AccidentAccrued = millions(accrues.employment*y[employment]), millions(accrues.accident*y[accident])
	b.Accrued = b.PensionAccrued + b.HealthAccrued + b.EmploymentAccrued + b.AccidentAccrued
	b.Severance = millions(y[severance])
}

// lines are all amounts, for sums.
func (b *BudgetLines) lines() []*int64 {
	return []*int64{
		&b.Due, &b.Executed, &b.CarriedOver, &b.Lapsed, &b.CarriedIn, &b.Support, &b.SupportNational, &b.SupportLocal, &b.AgencyFee,
		&b.TaxExpenditureNational, &b.TaxExpenditureLocal, &b.RDCredit, &b.ClawBack, &b.Cost, &b.IncomeTax, &b.LocalIncomeTax, &b.VAT,
		&b.LocalConsumptionTax, &b.Revenue, &b.Net, &b.NetNational, &b.NetLocal, &b.LocalAllocationTax, &b.EducationGrant, &b.Pension,
		&b.Health, &b.Employment, &b.IndustrialAccident, &b.Contributions, &b.PensionAccrued, &b.HealthAccrued, &b.EmploymentAccrued,
		&b.AccidentAccrued, &b.Accrued, &b.Severance,
	}
}

func (b *BudgetLines) add(other *BudgetLines) {
	to, from := b.lines(), other.lines()
	for i := range to {
		*to[i] += *from[i]
	}
}
