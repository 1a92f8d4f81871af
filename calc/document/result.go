package document

// Result is the result in the shape of POST /api/v1/evaluate.
type Result struct {
	Years      []Year     `json:"years"`
	Summary    Summary    `json:"summary"`
	Lenses     []Lens     `json:"lenses"`
	Parameters Parameters `json:"parameters"`
}

// Year is one year of the horizon.
type Year struct {
	Year            int        `json:"year"`
	TaxYear         int        `json:"tax_year"`
	Current         Current    `json:"current"`
	Offer           Offer      `json:"offer"`
	OfferWithPolicy WithPolicy `json:"offer_with_policy"`
}

// Current is a year's pay at present, in dollars.
type Current struct {
	Currency      string  `json:"currency"`
	GrossPay      Dollars `json:"gross_pay"`
	CashPay       Dollars `json:"cash_pay"`
	EquityCounted Dollars `json:"equity_counted"`
	TakeHome      Dollars `json:"take_home"`
	CashTakeHome  Dollars `json:"cash_take_home"`
	NationalTax   Dollars `json:"national_tax"`
	LocalTax      Dollars `json:"local_tax"`
	EmployeeDues  Dollars `json:"employee_contributions"`
}

// Offer is a year's offer in Korea, in won.
type Offer struct {
	Currency      string `json:"currency"`
	GrossPay      Won    `json:"gross_pay"`
	CashPay       Won    `json:"cash_pay"`
	EquityCounted Won    `json:"equity_counted"`
	TakeHome      Won    `json:"take_home"`
	CashTakeHome  Won    `json:"cash_take_home"`
	NationalTax   Won    `json:"national_tax"`
	LocalTax      Won    `json:"local_tax"`
	EmployeeDues  Won    `json:"employee_contributions"`
	EmployerDues  Won    `json:"employer_contributions"`
	Severance     Won    `json:"severance"`
	Benefits      Won    `json:"benefits"`
	EmployerCost  Won    `json:"employer_cost"`
	Regime        string `json:"regime"`
}

// WithPolicy is the same year with the policy, and who bears what.
type WithPolicy struct {
	Offer
	Subsidy        Won   `json:"subsidy"`
	PassedOn       Won   `json:"passed_on"`
	CompanyCost    Won   `json:"company_cost"`
	RDCredit       Won   `json:"rd_credit"`
	RDCreditChange Won   `json:"rd_credit_change"`
	Rounding       Won   `json:"rounding"`
	State          State `json:"state"`
	Funds          Funds `json:"funds"`
}

// State is the treasury's side: taxes at the pay with the policy, and the net
// cost of the subsidy if the hire is additional, or would have come anyway.
type State struct {
	NationalTax          Won `json:"national_tax"`
	LocalTax             Won `json:"local_tax"`
	ConsumptionTax       Won `json:"consumption_tax"`
	NetIfAdditional      Won `json:"net_if_additional"`
	NetIfWouldComeAnyway Won `json:"net_if_would_come_anyway"`
}

// Funds are the insurance funds and the severance accrual.
type Funds struct {
	Contributions Won `json:"contributions"`
	Severance     Won `json:"severance"`
}

// Ratios are reference over ours on the three bases; null where ours is zero.
type Ratios struct {
	Gross           *float64 `json:"gross"`
	TakeHome        *float64 `json:"take_home"`
	PurchasingPower *float64 `json:"purchasing_power"`
}

// WonByBasis is an amount in won on each basis.
type WonByBasis struct {
	Gross           Won `json:"gross"`
	TakeHome        Won `json:"take_home"`
	PurchasingPower Won `json:"purchasing_power"`
}

// DollarsByBasis is an amount in dollars on each basis.
type DollarsByBasis struct {
	Gross           Dollars `json:"gross"`
	TakeHome        Dollars `json:"take_home"`
	PurchasingPower Dollars `json:"purchasing_power"`
}

// Summary is the result over the horizon.
type Summary struct {
	Finding         string         `json:"finding"`
	Ratio           Ratios         `json:"ratio"`
	RatioWithPolicy Ratios         `json:"ratio_with_policy"`
	Reference       WonByBasis     `json:"reference_krw"`
	Offer           WonByBasis     `json:"offer_krw"`
	OfferWithPolicy WonByBasis     `json:"offer_with_policy_krw"`
	GapKRW          WonByBasis     `json:"gap_krw"`
	GapUSD          DollarsByBasis `json:"gap_usd"`
	GapWithPolicy   WonByBasis     `json:"gap_with_policy_krw"`
	GapClosed       Ratios         `json:"gap_closed"`
	Discounted      Discounted     `json:"discounted"`

	RateForParity     *Rate  `json:"rate_for_parity"`
	OfferForParity    *Won   `json:"offer_for_parity"`
	RateForGoal       *Rate  `json:"rate_for_goal"`
	MaxOfferForBudget *Won   `json:"max_offer_for_budget"`
	HiresForBudget    *int64 `json:"hires_for_budget"`

	SubsidyTotal         Won      `json:"subsidy_total"`
	CompanyCostTotal     Won      `json:"company_cost_total"`
	NetIfAdditionalTotal Won      `json:"net_if_additional_total"`
	RDCreditTotal        Won      `json:"rd_credit_total"`
	StateShare           float64  `json:"state_share"`
	Regime               string   `json:"regime"`
	Regimes              []Regime `json:"regimes"`
}

// Discounted are the ratios of the totals at the discount rate.
type Discounted struct {
	Ratio           Ratios `json:"ratio"`
	RatioWithPolicy Ratios `json:"ratio_with_policy"`
}

// Regime is a Korean tax regime and how it stands for the candidate.
type Regime struct {
	ID             string      `json:"id"`
	Open           bool        `json:"open"`
	Conditions     []Condition `json:"conditions"`
	NotAsked       []string    `json:"not_asked"`
	Documents      []string    `json:"documents"`
	EntryDeadline  string      `json:"entry_deadline,omitempty"`
	ApplyBy        string      `json:"apply_by,omitempty"`
	ReliefYears    int         `json:"relief_years"`
	TakeHome       Won         `json:"take_home"`             // of year one
	TakeHomePolicy Won         `json:"take_home_with_policy"` // of year one
}

// Condition is met, not met, or unknown (null).
type Condition struct {
	ID  string `json:"id"`
	Met *bool  `json:"met"`
}

// Lens is the comparison through one way of counting equity.
type Lens struct {
	ID              string     `json:"id"`
	Ratio           Ratios     `json:"ratio"`
	RatioWithPolicy Ratios     `json:"ratio_with_policy"`
	Reference       WonByBasis `json:"reference_krw"`
	Offer           WonByBasis `json:"offer_krw"`
	OfferWithPolicy WonByBasis `json:"offer_with_policy_krw"`
	GapKRW          WonByBasis `json:"gap_krw"`
	GapWithPolicy   WonByBasis `json:"gap_with_policy_krw"`
}

// Parameters say under which law book the result stands.
type Parameters struct {
	Version        string    `json:"version"`
	DefaultsUsed   []Default `json:"defaults_used"`
	CarriedForward []Carried `json:"carried_forward"`
}

// Default is a dated value that a field left out took.
type Default struct {
	Field     string `json:"field"`
	Value     string `json:"value"`
	Parameter string `json:"parameter"`
	From      string `json:"from"`
	Source    string `json:"source"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"` // as the source gives it
	Checked   string `json:"checked,omitempty"`   // the day a person last compared it
}

// Carried is a value of an earlier year that was used because its successor is
// not published.
type Carried struct {
	Parameter string `json:"parameter"`
	From      string `json:"from"`
}

// SweepPoint is the gap at one match rate, a share of the cost.
type SweepPoint struct {
	Rate    Rate   `json:"rate"`
	Ratio   Ratios `json:"ratio"`
	Subsidy Won    `json:"subsidy"` // of year one
}
