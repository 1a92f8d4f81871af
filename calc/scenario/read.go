package scenario

import (
	"errors"
	"math/big"
	"strconv"
	"strings"

	"github.com/offergap/offergap/calc/money"
)

// The codes of field errors beside those of money.ReadError.
const (
	codeMissing      = "missing"
	codeNull         = "null_value"
	codeWrongType    = "wrong_type"
	codeNotANumber   = "not_a_number"
	codeOutOfRange   = "out_of_range"
	codeNotAnOption  = "not_an_option"
	codeWrongUnit    = "wrong_currency"
	codeTooPrecise   = "too_precise"
	codeTooMany      = "too_many"
	codeUnknownField = "unknown_field"
	codeSharesOver   = "shares_over_one"
	codeBelowNonTax  = "below_non_taxable"
	codeTooLong      = "too_long"
	codeNotADate     = "not_a_date"
)

// maxTyped bounds a typed text; nothing that is read needs more.
const maxTyped = 200

// readMoney is the value as an amount of the currency within its bounds.
func readMoney(v Value, c money.Currency) (money.Money, string) {
	switch v.Kind {
	case Typed:
		m, err := money.Read(v.Text, c)
		if err != nil {
			return money.Money{}, readCode(err)
		}
		if m.Currency() != c {
			return money.Money{}, codeWrongUnit
		}
		return m, ""
	case Number:
		exact, code := decimal(v.Text)
		if code != "" {
			return money.Money{}, code
		}
		for range c.Digits() {
			exact.Mul(exact, big.NewRat(10, 1))
		}
		if !exact.IsInt() {
			return money.Money{}, codeTooPrecise
		}
		if !exact.Num().IsInt64() {
			return money.Money{}, codeOutOfRange
		}
		return money.Of(exact.Num().Int64(), c), ""
	}
	return money.Money{}, kindCode(v)
}

// readRate is the value as a fraction. Typed text counts in percent where the
// field does.
func readRate(v Value, percent bool) (money.Rate, string) {
	switch v.Kind {
	case Typed:
		read := money.ReadNumber
		if percent {
			read = money.ReadPercent
		}
		r, err := read(v.Text)
		return r, readCode(err)
	case Number:
		exact, code := decimal(v.Text)
		if code != "" {
			return money.Rate{}, code
		}
		scaled := new(big.Rat).Mul(exact, big.NewRat(1_000_000_000, 1))
		switch {
		case !scaled.IsInt():
			return money.Rate{}, string(money.ErrTooManyDecimals)
		case !scaled.Num().IsInt64():
			return money.Rate{}, codeOutOfRange
		}
		return money.Fraction(scaled.Num().Int64(), 1_000_000_000), ""
	}
	return money.Rate{}, kindCode(v)
}

// readInt is the value as a whole number.
func readInt(v Value) (int, string) {
	if v.Kind != Typed && v.Kind != Number {
		return 0, kindCode(v)
	}
	r, code := readRate(v, false)
	if code != "" {
		return 0, code
	}
	if r.Den() != 1 || r.Num() > 1<<30 || r.Num() < -1<<30 {
		return 0, codeNotANumber
	}
	return int(r.Num()), ""
}

// readBool is the value as a yes or no.
func readBool(v Value) (bool, string) {
	if v.Kind != Bool && v.Kind != Typed {
		return false, kindCode(v)
	}
	switch v.Text {
	case "true", "on", "yes", "1":
		return true, ""
	case "false", "off", "no", "0":
		return false, ""
	}
	return false, codeNotAnOption
}

// readOption is the index of the value among the names.
func readOption(v Value, names []string) (int, string) {
	if v.Kind != Typed && v.Kind != String {
		return 0, kindCode(v)
	}
	for i, name := range names {
		if name == v.Text && name != "" {
			return i, ""
		}
	}
	return 0, codeNotAnOption
}

// readList are the items of a list; typed lists are parted by commas.
func readList(v Value, most int) ([]Value, string) {
	items := v.Items
	switch v.Kind {
	case Typed:
		for _, part := range strings.FieldsFunc(v.Text, func(r rune) bool { return r == ',' || r == '/' || r == ';' || r == '，' || r == '、' }) {
			items = append(items, Value{Kind: Typed, Text: strings.TrimSpace(part)})
		}
	case List:
	default:
		return nil, kindCode(v)
	}
	if len(items) > most {
		return nil, codeTooMany
	}
	return items, ""
}

// decimal is a JSON number as an exact fraction. Numbers beyond any bound are
// refused before they are expanded.
func decimal(text string) (*big.Rat, string) {
	size, err := strconv.ParseFloat(text, 64)
	if err != nil || size > 1e18 || size < -1e18 {
		return nil, codeOutOfRange
	}
	if len(text) > 60 {
		return nil, codeTooPrecise
	}
	if _, exponent, found := strings.Cut(strings.ToLower(text), "e"); found {
		if n, err := strconv.Atoi(exponent); err != nil || n < -30 || n > 30 {
			return nil, codeTooPrecise
		}
	}
	exact, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, codeNotANumber
	}
	return exact, ""
}

// kindCode says what is wrong with a value of the wrong kind.
func kindCode(v Value) string {
	if v.Kind == Null {
		return codeNull
	}
	return codeWrongType
}

func readCode(err error) string {
	if err == nil {
		return ""
	}
	var read money.ReadError
	if errors.As(err, &read) {
		return string(read)
	}
	return codeNotANumber
}
