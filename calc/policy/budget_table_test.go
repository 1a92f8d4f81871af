package policy

import (
	"context"
	"testing"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
)

// budgeted is a match with everything that the budget office asks about.
func budgeted() Design {
	d := half("budgeted")
	d.LocalShare, d.ExecutionRate, d.CarryOver = rate("0.3"), number(0.9), number(0.5)
	d.AgencyFee, d.ClawBack = number(0.05), ClawBack{Years: 3, Share: rate("0.8")}
	return d
}

// Every sum of the table is of its lines as printed, each year and over the
// years, and what is printed lies within a million a line of what is exact.
func TestBudgetTableAddsUp(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	relief := Design{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 10}}
	credit := Design{Name: "credit", Instrument: RDCredit, UsableShare: rate("1"), Policy: scenario.Policy{Rate: rate("0.4"), Years: 4}}
	s := pool(t, engine, 40, 0, budgeted(), relief, credit)
	s.StartMonth = 4
	for _, f := range run(t, engine, s).Designs {
		b := f.BudgetTable
		var sum BudgetLines
		remainder, before := int64(0), int64(0)
		for n, y := range b.Years {
			l := y.BudgetLines
			for what, pair := range map[string][2]int64{
				"due":           {l.Executed + l.CarriedOver + l.Lapsed, l.Due},
				"support":       {l.Executed + l.CarriedIn, l.Support},
				"carried in":    {before, l.CarriedIn},
				"payers":        {l.SupportNational + l.SupportLocal, l.Support},
				"cost":          {l.Support + l.AgencyFee + l.TaxExpenditureNational + l.TaxExpenditureLocal + l.RDCredit - l.ClawBack, l.Cost},
				"revenue":       {l.IncomeTax + l.LocalIncomeTax + l.VAT + l.LocalConsumptionTax, l.Revenue},
				"net":           {l.Cost - l.Revenue, l.Net},
				"governments":   {l.NetNational + l.NetLocal, l.Net},
				"contributions": {l.Pension + l.Health + l.Employment + l.IndustrialAccident, l.Contributions},
				"accrued":       {l.PensionAccrued + l.HealthAccrued + l.EmploymentAccrued + l.AccidentAccrued, l.Accrued},
			} {
				if pair[0] != pair[1] {
					t.Errorf("%s, %d: %s sums to %d, printed %d", f.Name, y.Year, what, pair[0], pair[1])
				}
			}
			exact := f.Years[n].Net
			if off := exact - million*l.Net - y.Remainder; off < -10 || off > 10 {
				t.Errorf("%s, %d: net %d is not %d million and %d", f.Name, y.Year, exact, l.Net, y.Remainder)
			}
			if y.Remainder > 6*million || y.Remainder < -6*million {
				t.Errorf("%s, %d: a remainder of %d won", f.Name, y.Year, y.Remainder)
			}
			sum.add(&l)
			remainder, before = remainder+y.Remainder, l.CarriedOver
		}
		if sum != b.Sum || remainder != b.Remainder || b.MonthsFirstYear != 9 || b.Unit != 1_000_000 {
			t.Errorf("%s: the years sum to %+v and %d, printed %+v and %d", f.Name, sum, remainder, b.Sum, b.Remainder)
		}
		later := int64(0)
		for _, y := range b.Later {
			later += y.Amount
		}
		if later != b.LaterSum || b.Later[0].Year != 2031 {
			t.Errorf("%s: %d is owed later, printed %d from %d on", f.Name, later, b.LaterSum, b.Later[0].Year)
		}
	}
}

// Of what is due 90 % is paid, half of the rest in the next year, and the other
// half never: 5 %. A relief is a tax expenditure, a tenth of it local: 10 of 110.
func TestExecutionAndTaxExpenditure(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	relief := Design{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 10}, ExecutionRate: number(0.5)}
	f := run(t, engine, pool(t, engine, 40, 0, budgeted(), relief)).Designs
	b := f[0].BudgetTable
	for what, pair := range map[string][2]float64{
		"paid":         {float64(b.Sum.Executed), 0.9 * float64(b.Sum.Due)},
		"carried over": {float64(b.Sum.CarriedOver), 0.05 * float64(b.Sum.Due)},
		"lapsed":       {float64(b.Sum.Lapsed), 0.05 * float64(b.Sum.Due)},
		"local":        {float64(b.Sum.SupportLocal), 0.3 * float64(b.Sum.Support)},
		"fee":          {float64(b.Sum.AgencyFee), 0.05 * float64(b.Sum.Support)},
	} {
		if !near(pair[0], pair[1], 5) { // half a million a year and a line
			t.Errorf("%s %v, want %v", what, pair[0], pair[1])
		}
	}
	r := f[1].BudgetTable.Sum
	if r.Support != 0 || r.Due != 0 || r.AgencyFee != 0 || r.TaxExpenditureNational == 0 || !near(float64(r.TaxExpenditureLocal), float64(r.TaxExpenditureNational)/10, 10) {
		t.Errorf("a relief is %+v", r)
	}
	if a := f[1].Account; a.Spending != 0 || !near(float64(a.Local.TaxExpenditure), float64(a.TaxExpenditure)/11, float64(a.TaxExpenditure)/1000) {
		t.Errorf("a relief's account is %+v", a)
	}
}

// Claw-back of everything from those who leave within three years: of a won a
// year, 15 % leave after the first year with 1 and 0.85 · 15 % after the second
// with 2: 0.15 + 0.255 = 0.405 won a hire.
func TestClawBack(t *testing.T) {
	t.Parallel()
	b := newBench(4, 4)
	b.values[StayInJob] = 0.85
	b.plan.design.ClawBack, b.plan.clawBack = ClawBack{Years: 3, Share: rate("1")}, 1
	b.hire(paid(2*eok, 0), paid(2*eok+1, 1), 4*eok)
	o, _ := b.outcome()
	if !near(o.repaid, 0.405, 1e-9) {
		t.Errorf("%v is paid back, want 0.405", o.repaid)
	}
	b.plan.design.ClawBack.Years = 1
	if o, _ = b.outcome(); o.repaid != 0 {
		t.Errorf("%v is paid back by those who have served their year", o.repaid)
	}
}

// The account of general government sums to the net cost, and the net cost is
// lower by what is clawed back.
func TestAccountSums(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	free := half("free")
	clawed := half("clawed")
	clawed.ClawBack = ClawBack{Years: 4, Share: rate("1")}
	s := pool(t, engine, 40, 0, append(everyDesign(), free, clawed)...)
	s.Fiscal = Fiscal{Displacement: number(0), PublicService: krw(0)}
	found := run(t, engine, s).Designs
	for _, f := range found {
		a := f.Account
		if got := a.Spending + a.TaxExpenditure + a.RDCredit + a.OtherCosts - a.ClawBack - a.Recapture.Total; got != a.NetCost || float64(a.NetCost) != f.NetCost.Central {
			t.Errorf("%s: the account sums to %d, net cost %d and %v", f.Name, got, a.NetCost, f.NetCost.Central)
		}
		// Nobody is displaced and nobody had another Korean job. Below a floor
		// the whole-won pay may lie up to a thousand won above W₀, in each of four years.
		if !near(float64(a.OtherCosts), 0, 4*1000*40) {
			t.Errorf("%s: other costs of %d", f.Name, a.OtherCosts)
		}
		if a.Funds.Total != a.Funds.Pension+a.Funds.Health+a.Funds.Employment+a.Funds.IndustrialAccident {
			t.Errorf("%s: funds %+v", f.Name, a.Funds)
		}
		people, net := 0.0, int64(0)
		for _, g := range f.Groups {
			if g.Grouping == "persona" {
				people, net = people+g.AdditionalHires, net+g.NetCost
			}
		}
		if !near(people, f.AdditionalHires.Central, 1e-4) || !near(float64(net), f.NetCost.Central, 10) {
			t.Errorf("%s: groups add %v at %d, all %v at %v", f.Name, people, net, f.AdditionalHires.Central, f.NetCost.Central)
		}
	}
	last := len(found) - 1
	if got := found[last-1].NetCost.Central - found[last].NetCost.Central; found[last].Account.ClawBack == 0 || !near(got, float64(found[last].Account.ClawBack), 2) {
		t.Errorf("claw-back of %d lowers the net cost by %v", found[last].Account.ClawBack, got)
	}
}

// At the same budget every design costs the same net or says what it leaves; by
// default the budget is what the first costs as it is.
func TestRunAtTheSameBudget(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	relief := Design{Name: "relief", Instrument: TaxRelief, Policy: scenario.Policy{Rate: rate("0.5"), Years: 10}}
	lump := Design{Name: "lump", Instrument: LumpSum, Amount: money.KRW(eok)}
	terms := Design{Name: "terms", Instrument: Settlement, Amount: money.KRW(eok / 50), Package: Package{Items: []string{"housing"}}, Policy: scenario.Policy{Years: 4}}
	s := pool(t, engine, 40, 0, half("match"), relief, lump, terms)
	own := run(t, engine, s).Designs[0].NetCost.Central
	s.SameBudget = &SameBudget{}
	for i, f := range run(t, engine, s).Designs {
		m := f.SameBudget
		if m == nil || !near(float64(m.Budget), own, own/1000) || m.NetPresentValue != f.Account.NetCost || m.Intensity != f.Intensity {
			t.Fatalf("%s: %+v, want a budget of %v", f.Name, m, own)
		}
		if m.Unspent == 0 && !near(float64(m.NetPresentValue), float64(m.Budget), float64(m.Budget)/500) {
			t.Errorf("%s costs %d of %d", f.Name, m.NetPresentValue, m.Budget)
		}
		if i == 0 && !near(m.Intensity, m.Given, 1e-3) {
			t.Errorf("the first is at %v, want its own %v", m.Intensity, m.Given)
		}
		if f.Name == "terms" && (!m.AtLimit || m.Unspent == 0) {
			t.Errorf("a package of 2 million won spends it all: %+v", m)
		}
	}
	s.SameBudget.Budget = krw(0)
	if f := run(t, engine, s).Designs[0]; f.Intensity != 0 || f.AdditionalHires.Central != 0 {
		t.Errorf("for nothing %v come at %v", f.AdditionalHires.Central, f.Intensity)
	}
	if len(s.Designs) != 4 || s.Designs[1].Policy.Rate != rate("0.5") {
		t.Error("the study was changed")
	}
}

// First come, large firms take the budget: a fifth of the people, all of the
// awards. A named firm that makes every offer is favoured by no design.
func TestFavours(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	queue := half("first come")
	queue.Budget, queue.Rationing = krw(5*eok), FirstCome
	s := pool(t, engine, 100, 0, half("free"), queue)
	for i := range s.Cohort {
		s.Cohort[i].Firm = "small"
		if !s.Cohort[i].Scenario.Employer.SME {
			s.Cohort[i].Firm = "giant"
		}
	}
	f := run(t, engine, s).Designs
	if f[0].Favours != nil {
		t.Errorf("support for all favours %+v", f[0].Favours)
	}
	if got := f[1].Favours; got == nil || got.Name != "large" && got.Name != "giant" || got.Share < 0.99 {
		t.Errorf("first come favours %+v", got)
	}
	firms := 0
	for _, g := range f[1].Groups {
		if g.Grouping == "firm" {
			firms++
		}
	}
	if firms != 2 {
		t.Errorf("%d firms by name", firms)
	}
}

// Settlement terms close no gap of money; what they are worth is a range.
func TestSettlementTermsAreARange(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	terms := Design{Name: "terms", Instrument: Settlement, Amount: money.KRW(eok / 2), Package: Package{Items: []string{"housing", "compute"}}, Policy: scenario.Policy{Years: 4}, VacancyElasticity: number(0)}
	f := run(t, engine, pool(t, engine, 40, 0, terms, half("match"))).Designs
	r := f[0].InKind
	if *f[0].GapClosed != 0 || r == nil || r.Scale != [3]float64{0.5, 1, 2} || !(r.AdditionalHires[0] < r.AdditionalHires[1] && r.AdditionalHires[1] < r.AdditionalHires[2]) {
		t.Errorf("gap closed %v, range %+v", *f[0].GapClosed, r)
	}
	if !near(r.AdditionalHires[1], f[0].AdditionalHires.Central, 1e-3) || !(*r.GapClosed[0] > 0 && *r.GapClosed[2] > *r.GapClosed[1]) {
		t.Errorf("middle %v, central %v", r.AdditionalHires[1], f[0].AdditionalHires.Central)
	}
	if f[1].InKind != nil {
		t.Error("a match has a range in kind")
	}
}

// Progress never goes back and ends at its total, whatever is asked for.
func TestProgressReachesItsTotal(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	d := half("match")
	d.PassThrough = nil
	s := pool(t, engine, 70, 30, d, half("other"))
	s.SameBudget = &SameBudget{}
	last, all := 0, 0
	if _, err := Run(context.Background(), engine, s, func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last, all = done, total
	}); err != nil || last != all {
		t.Errorf("ended at %d of %d (%v)", last, all, err)
	}
}
