package scenario

import (
	"fmt"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/subsidy"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
)

func won(path string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: MoneyField, Currency: money.KRWCurrency, Min: "0", Max: maxWon, ptr: ptr}
}

func dollars(path string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: MoneyField, Currency: money.USDCurrency, Min: "0", Max: maxDollars, ptr: ptr}
}

func percent(path, least, most string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: PercentField, Min: least, Max: most, ptr: ptr}
}

func percents(path string, most int, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: PercentsField, Min: "0", Max: "1", Most: most, ptr: ptr}
}

// number is a price or price level above zero.
func number(path string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: DecimalField, Min: "0.0001", Max: "100000", ptr: ptr}
}

func count(path, least, most string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: CountField, Min: least, Max: most, ptr: ptr}
}

func yesNo(path string, ptr func(*Scenario) any) Field {
	return Field{Path: path, Kind: BoolField, ptr: ptr}
}

func options(path string, names []string, at func(*Scenario) optionValue) Field {
	return Field{Path: path, Kind: OptionField, Options: names, option: at}
}

func required(f Field) Field { f.Required = true; return f }

func nullable(f Field) Field { f.Nullable = true; return f }

func byLaw(path string, f Field) Field { f.Default = path; return f }

// namesOf are the names of all values of a type, in their order.
func namesOf[T fmt.Stringer](all []T) []string {
	names := make([]string, len(all))
	for i, value := range all {
		names[i] = value.String()
	}
	return names
}

func currentJurisdiction(s *Scenario) optionValue {
	return option(func(s *Scenario) *us.Jurisdiction { return &s.Current.Jurisdiction })(s)
}

// noOption is for a field that has one option alone.
func noOption(*Scenario) optionValue {
	return optionValue{get: func() int { return 0 }, set: func(int) {}}
}

func policyBase(s *Scenario) optionValue {
	return option(func(s *Scenario) *subsidy.Base { return &s.Policy.Base })(s)
}

// offerRegime maps regimeNames, whose first is 'best', to regimes.
func offerRegime(s *Scenario) optionValue {
	return optionValue{
		get: func() int {
			for i, name := range regimeNames {
				if name == s.Offer.Regime.String() {
					return i
				}
			}
			return 0
		},
		set: func(i int) { s.Offer.Regime, _ = tax.RegimeNamed(regimeNames[i]) },
	}
}
