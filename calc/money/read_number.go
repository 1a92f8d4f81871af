package money

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// maxNumber bounds the plain numbers that enter, so that their billionths fit
// a Rate; nanoDigits are the decimals that a Rate can hold.
const (
	maxNumber  = 1_000_000_000
	nanoDigits = 9
)

// ReadNumber reads a plain number: 0.5, 12.5, 1,421.40, −3. A percent sign
// divides by a hundred: 50% is 0.5. The error is a ReadError. More than nine
// decimals of the result are refused, never rounded.
func ReadNumber(text string) (Rate, error) {
	digits, percent := strings.CutSuffix(trim(text), "%")
	return readRate(digits, percent)
}

// ReadPercent reads a number for a field that counts in percent: both 50 and
// 50% are 0.5. Otherwise it is like ReadNumber.
func ReadPercent(text string) (Rate, error) {
	return readRate(strings.TrimSuffix(trim(text), "%"), true)
}

func trim(text string) string { return strings.TrimFunc(fold(text), unicode.IsSpace) }

// readRate reads a number with an optional minus, divided by a hundred where it
// counts percent.
func readRate(text string, percent bool) (Rate, error) {
	text = trim(text)
	if text == "" {
		return Rate{}, ErrEmpty
	}
	digits, negative := cutMinus(text)
	n, err := parseNumber(digits, ErrNotANumber)
	if err != nil {
		return Rate{}, err
	}
	decimals := nanoDigits
	if percent {
		decimals -= 2
	}
	billionths, err := n.shifted(decimals, maxNumber*nano)
	switch {
	case errors.Is(err, ErrTooPrecise):
		return Rate{}, ErrTooManyDecimals
	case err != nil:
		return Rate{}, err
	case negative:
		billionths = -billionths
	}
	return Fraction(billionths, nano), nil
}

// cutMinus takes a hyphen or a true minus from the front.
func cutMinus(text string) (string, bool) {
	for _, sign := range []string{"-", "−"} {
		if rest, found := strings.CutPrefix(text, sign); found {
			return rest, true
		}
	}
	return text, false
}

// number is a decimal as typed: its digits before and behind the point.
type number struct{ whole, fraction string }

// parseNumber takes a text of digits, commas and points apart; malformed is the
// error for what has no such shape.
func parseNumber(text string, malformed ReadError) (number, error) {
	whole, fraction, pointed := strings.Cut(text, ".")
	switch {
	case strings.Contains(fraction, "."):
		return number{}, ErrBadGrouping
	case pointed && !allDigits(fraction):
		return number{}, malformed
	case strings.Contains(whole, ","):
		if !rightlyGrouped(whole) {
			return number{}, ErrBadGrouping
		}
		whole = strings.ReplaceAll(whole, ",", "")
	case !allDigits(whole):
		return number{}, malformed
	}
	return number{whole, fraction}, nil
}

func allDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// rightlyGrouped tells whether commas part the digits by three from the right.
func rightlyGrouped(whole string) bool {
	groups := strings.Split(whole, ",")
	if !allDigits(groups[0]) || len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 || !allDigits(g) {
			return false
		}
	}
	return true
}

func wholeNumber(v int64) number { return number{whole: strconv.FormatInt(v, 10)} }

// shifted is n × 10^exp, where that is a whole number up to the limit.
func (n number) shifted(exp int, limit int64) (int64, error) {
	fraction := strings.TrimRight(n.fraction, "0")
	if len(fraction) > exp {
		return 0, ErrTooPrecise
	}
	digits := strings.TrimLeft(n.whole+fraction+strings.Repeat("0", exp-len(fraction)), "0")
	if digits == "" {
		return 0, nil
	}
	v, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || v > limit {
		return 0, ErrTooLarge
	}
	return v, nil
}

// whole64 is n where it was typed without decimals.
func (n number) whole64() (int64, error) {
	if n.fraction != "" {
		return 0, ErrNotMoney
	}
	return n.shifted(0, MaxMinor)
}
