package kr

import "github.com/offergap/offergap/calc/worksheet"

// Cliff is a point of a year's taxable pay at which the law takes more from
// one step of pay to the next than the step is worth.
type Cliff struct {
	From worksheet.Amount // pay just below which take-home pay is higher
	Law  string
}

// Cliffs are those of the year, ascending: the first won of pay brings the
// floors of pension and health insurance with it.
func (r *Rules) Cliffs() []Cliff {
	return []Cliff{{From: worksheet.Amount{}, Law: "국민연금법 시행령 제5조제1항"}}
}
