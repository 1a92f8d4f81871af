package us

import (
	"math/big"
	"strings"
)

// localTaxes are those of state and city on a return, by line. fica is what
// Massachusetts deducts.
func (n naive) localTaxes(j Jurisdiction, h Household, wages, fica *big.Rat) map[string]*big.Rat {
	switch j {
	case Washington:
		return map[string]*big.Rat{"us.wa.income_tax": n.washington(wages)}
	case NewYorkCity:
		taxable := n.newYorkTaxable(h, wages)
		return map[string]*big.Rat{"us.ny.income_tax": n.newYork(wages, taxable), "us.ny.nyc_income_tax": n.newYorkCity(wages, taxable)}
	case Massachusetts:
		return map[string]*big.Rat{"us.ma.income_tax": n.massachusetts(h, wages, fica)}
	}
	return map[string]*big.Rat{"us.ca.income_tax": n.california(h, wages)}
}

// insurance is what employee and employer pay on one person's wages, by line.
func (n naive) insurance(j Jurisdiction, wages *big.Rat) map[string]*big.Rat {
	capped := lesser(wages, n.value("social_security.wage_base"))
	limited := func(path string) *big.Rat {
		return lesser(percent(wages, n.value(path+".rate")), n.value(path+".limit"))
	}
	switch j {
	case Washington:
		own := percent(capped, times(n.value("wa_pfml.rate"), n.value("wa_pfml.employee_share")))
		return map[string]*big.Rat{
			"us.wa.pfml":          own,
			"us.wa.cares":         percent(wages, n.value("wa_cares.rate")),
			"us.employer.wa.pfml": minus(percent(capped, n.value("wa_pfml.rate")), own),
		}
	case NewYorkCity:
		return map[string]*big.Rat{"us.ny.sdi": limited("ny_sdi"), "us.ny.pfl": limited("ny_pfl")}
	case Massachusetts:
		return map[string]*big.Rat{
			"us.ma.pfml":          percent(capped, n.value("ma_pfml.employee_rate")),
			"us.employer.ma.pfml": percent(capped, n.value("ma_pfml.employer_rate")),
		}
	}
	return map[string]*big.Rat{"us.ca.sdi": percent(wages, n.value("ca_sdi.rate"))}
}

// counted is the insurance that is state tax on the federal return.
func counted(insurance map[string]*big.Rat) *big.Rat {
	sum := whole(0)
	for id, amount := range insurance {
		if id != "us.wa.cares" && !strings.HasPrefix(id, "us.employer.") {
			sum = plus(sum, amount)
		}
	}
	return sum
}

func (n naive) fica(wages *big.Rat) *big.Rat {
	security := percent(lesser(wages, n.value("social_security.wage_base")), n.value("social_security.employee_rate"))
	return lesser(n.value("ma_fica_deduction.limit"), plus(security, percent(wages, n.value("medicare.employee_rate"))))
}

func (n naive) california(h Household, wages *big.Rat) *big.Rat {
	taxable := positive(minus(wages, n.ofStatus("ca_standard_deduction.amount")))
	steps := stepsOf(minus(wages, n.ofStatus("ca_exemption_credits.phase_out_over")), n.ofStatus("ca_exemption_credits.phase_out_per"))
	cut := times(steps, n.value("ca_exemption_credits.phase_out_each"))
	credits := plus(
		times(n.ofStatus("ca_exemption_credits.personal_count"), positive(minus(n.value("ca_exemption_credits.personal"), cut))),
		times(dependentsOf(h), positive(minus(n.value("ca_exemption_credits.dependent"), cut))))
	health := percent(positive(minus(taxable, n.value("ca_behavioral_health.over"))), n.value("ca_behavioral_health.rate"))
	return plus(positive(minus(n.brackets("ca_income_tax.brackets", taxable), credits)), health)
}

func dependentsOf(h Household) *big.Rat { return whole(h.ChildrenUnder17 + h.OtherDependents) }

func (n naive) washington(wages *big.Rat) *big.Rat {
	if n.year < 2028 {
		return whole(0)
	}
	return percent(positive(minus(wages, n.value("wa_income_tax.standard_deduction"))), n.value("wa_income_tax.rate"))
}

func (n naive) newYorkTaxable(h Household, wages *big.Rat) *big.Rat {
	exemptions := times(dependentsOf(h), n.value("ny_dependent_exemption.each"))
	return positive(minus(wages, plus(n.ofStatus("ny_standard_deduction.amount"), exemptions)))
}

func (n naive) newYork(wages, taxable *big.Rat) *big.Rat {
	if wages.Cmp(n.value("ny_supplemental_tax.flat_over")) > 0 {
		return percent(taxable, n.value("ny_supplemental_tax.flat_rate"))
	}
	supplemental := whole(0)
	for i, row := range n.node("ny_supplemental_tax.rows", n.status).Rows {
		over := fraction(row.ByKey["over"].Scalar)
		if i > 0 && taxable.Cmp(over) <= 0 {
			break
		}
		within := positive(minus(wages, larger(over, n.value("ny_supplemental_tax.over"))))
		share := lesser(whole(1), new(big.Rat).Quo(within, n.value("ny_supplemental_tax.phase_in_length")))
		benefit := times(fraction(row.ByKey["rate"].Scalar), n.value("ny_supplemental_tax.phase_in_length"))
		supplemental = plus(fraction(row.ByKey["add"].Scalar), percent(benefit, share))
	}
	return plus(n.brackets("ny_income_tax.brackets", taxable), supplemental)
}

func (n naive) newYorkCity(wages, taxable *big.Rat) *big.Rat {
	credits := whole(0)
	if wages.Cmp(n.value("ny_nyc_school_credit.fixed_limit")) <= 0 {
		credits = n.ofStatus("ny_nyc_school_credit.fixed")
	}
	if taxable.Cmp(n.value("ny_nyc_school_credit.rate_reduction_limit")) <= 0 {
		credits = plus(credits, n.brackets("ny_nyc_school_credit.rate_reduction", taxable))
	}
	return positive(minus(n.brackets("ny_nyc_income_tax.brackets", taxable), credits))
}

func (n naive) massachusetts(h Household, wages, fica *big.Rat) *big.Rat {
	exemptions := plus(n.ofStatus("ma_personal_exemption.amount"), times(dependentsOf(h), n.value("ma_personal_exemption.dependent")))
	taxable := positive(minus(wages, plus(exemptions, fica)))
	surtax := percent(positive(minus(taxable, n.value("ma_income_tax.surtax_over"))), n.value("ma_income_tax.surtax_rate"))
	return plus(percent(taxable, n.value("ma_income_tax.rate")), surtax)
}
