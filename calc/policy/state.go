package policy

// Recapture is what comes back of the support in taxes: at present value over
// the horizon, as changes against a programme that is not there.
type Recapture struct {
	NationalTax         int64 `json:"national_tax"`          // 국세 소득세
	LocalTax            int64 `json:"local_tax"`             // 지방소득세
	ConsumptionTax      int64 `json:"consumption_tax"`       // value-added tax, both parts
	ConsumptionTaxLocal int64 `json:"consumption_tax_local"` // 지방소비세, a part of it
	Total               int64 `json:"total"`
}

// Funds are the contributions of both sides to social insurance, at present
// value: a ledger of their own, never in the net cost.
type Funds struct {
	Pension            int64 `json:"pension"`
	Health             int64 `json:"health"` // with long-term care
	Employment         int64 `json:"employment"`
	IndustrialAccident int64 `json:"industrial_accident"`
	Total              int64 `json:"total"`
}

// LocalGovernment is its part of the account of general government, at present
// value. What the nation passes on of its taxes moves money between the two.
type LocalGovernment struct {
	Spending       int64 `json:"spending"`
	TaxExpenditure int64 `json:"tax_expenditure"` // local income tax forgone
	Taxes          int64 `json:"taxes"`           // local income and local consumption tax
	Grants         int64 `json:"grants"`          // local allocation tax and education grant
	Net            int64 `json:"net"`             // spending and tax expenditure less taxes, before grants
}

// Account is what a design costs general government, the nation and local
// governments together, at present value and the central values:
// NetCost = Spending + TaxExpenditure + RDCredit + OtherCosts − ClawBack − Recapture.Total.
type Account struct {
	Spending       int64           `json:"spending"`
	TaxExpenditure int64           `json:"tax_expenditure"` // of a relief or an R&D credit
	RDCredit       int64           `json:"rd_credit"`       // the change of the company's own credit
	OtherCosts     int64           `json:"other_costs"`     // taxes lost to displacement and other Korean jobs, public services
	ClawBack       int64           `json:"claw_back"`       // receipts
	Recapture      Recapture       `json:"recapture"`
	NetCost        int64           `json:"net_cost"`
	Funds          Funds           `json:"funds"`
	Severance      int64           `json:"severance"` // the researcher's deferred pay
	Local          LocalGovernment `json:"local_government"`
}

// accountFinding sums the years at present value; what rounding to the won and
// the costs beside taxes leave is in OtherCosts.
func (l *Lab) accountFinding(p *plan, w *world, a *account) Account {
	var y [lineCount]float64
	for t := range a.years {
		for i, amount := range a.years[t] {
			y[i] += w.worth[t] * amount
		}
	}
	f := Account{RDCredit: won(y[rdCredit]), ClawBack: won(y[clawedBack]), NetCost: won(a.net), Severance: won(y[severance])}
	f.Recapture = Recapture{
		NationalTax: won(y[nationalTax]), LocalTax: won(y[localTax]), ConsumptionTax: won(y[consumptionTax]),
		ConsumptionTaxLocal: won(l.assume.localConsumption * y[consumptionTax]),
	}
	f.Recapture.Total = f.Recapture.NationalTax + f.Recapture.LocalTax + f.Recapture.ConsumptionTax
	f.Funds = Funds{Pension: won(y[pension]), Health: won(y[health]), Employment: won(y[employment]), IndustrialAccident: won(y[accident])}
	f.Funds.Total = f.Funds.Pension + f.Funds.Health + f.Funds.Employment + f.Funds.IndustrialAccident
	if p.design.Instrument.Spends() {
		f.Spending = won(a.gross)
		f.Local.Spending = won(p.design.LocalShare.Float() * (a.gross - y[clawedBack]))
	} else {
		f.TaxExpenditure, f.Local.TaxExpenditure = won(a.gross), won(y[localForgone])
	}
	f.OtherCosts = f.NetCost - f.Spending - f.TaxExpenditure - f.RDCredit + f.ClawBack + f.Recapture.Total
	f.Local.Taxes = f.Recapture.LocalTax + f.Recapture.ConsumptionTaxLocal
	f.Local.Grants = won((l.assume.allocationTax + l.assume.educationGrant) * l.internalTaxes(p, &y))
	f.Local.Net = f.Local.Spending + f.Local.TaxExpenditure - f.Local.Taxes
	return f
}
