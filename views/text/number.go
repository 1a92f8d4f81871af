package text

import (
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
)

// minus is the true minus sign; a hyphen joins words.
const minus = "−"

// appendGrouped appends v with commas between groups of three digits.
func appendGrouped(b []byte, v int64) []byte {
	digits := strconv.AppendInt(make([]byte, 0, 20), v, 10)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, d)
	}
	return b
}

// Whole is a count with grouping: 1,240.
func Whole(n int64) string {
	if n < 0 {
		return minus + string(appendGrouped(nil, -n))
	}
	return string(appendGrouped(nil, n))
}

// Decimal is f with so many decimals, grouped: 1,421.40. What rounds to zero
// has no sign.
func Decimal(f float64, decimals int) string {
	digits := strconv.FormatFloat(f, 'f', decimals, 64)
	digits, negative := strings.CutPrefix(digits, "-")
	whole, fraction, pointed := strings.Cut(digits, ".")
	var b []byte
	if negative && strings.Trim(digits, "0.") != "" {
		b = append(b, minus...)
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, whole[i])
	}
	if pointed {
		b = append(append(b, '.'), fraction...)
	}
	return string(b)
}

// Percent is a share in percent with one decimal where it needs one: 0.5 is
// 50%, 0.878 is 87.8%.
func Percent(share float64) string {
	return strings.TrimSuffix(Decimal(share*100, 1), ".0") + "%"
}

// ExactPercent is a rate of law or input, below 10⁸, in percent with all decimals:
// 7.19%. What no decimal holds stays a fraction: 1/12.
func ExactPercent(r money.Rate) string {
	digits := money.Fraction(r.Num()*100, r.Den()).String()
	if strings.Contains(digits, "/") {
		digits = r.String()
	} else {
		digits += "%"
	}
	return strings.Replace(digits, "-", minus, 1)
}

// Ratio is how many times as much, for figures: 4.0배, 4.0×.
func (l Lang) Ratio(times float64) string {
	if l == English {
		return Decimal(times, 1) + "×"
	}
	return Decimal(times, 1) + "배"
}

// RatioWords is how many times as much, for sentences: 4.0배, 4.0 times.
func (l Lang) RatioWords(times float64) string {
	if l == English {
		return Decimal(times, 1) + " times"
	}
	return l.Ratio(times)
}

// Range joins two printed ends: 10~20, 10–20.
func (l Lang) Range(from, to string) string {
	if l == English {
		return from + "–" + to
	}
	return from + "~" + to
}
