package money

// ReadError says why a text is no amount or no number. Its value is a code for
// which the text catalogue has a sentence.
type ReadError string

// What can be wrong with a typed amount or number.
const (
	ErrEmpty           ReadError = "missing"
	ErrNotMoney        ReadError = "not_money"
	ErrNotANumber      ReadError = "not_a_number"
	ErrNegative        ReadError = "negative"          // readable, but below zero
	ErrBadGrouping     ReadError = "bad_grouping"      // 1,4 · 1 000 · 250.000.000
	ErrAmbiguous       ReadError = "ambiguous"         // 1억 2000: won or 만 won?
	ErrTooPrecise      ReadError = "too_precise"       // a fraction of a won or cent
	ErrTooManyDecimals ReadError = "too_many_decimals" // a number finer than 10⁻⁹
	ErrTooLarge        ReadError = "too_large"         // above MaxMinor, or a number above 10⁹
	ErrTwoCurrencies   ReadError = "two_currencies"    // $400k 원
	ErrUnknownCurrency ReadError = "unknown_currency"  // €400k
)

// Error is the code.
func (e ReadError) Error() string { return string(e) }

// ReadErrors lists every code, so that a test can require a sentence for each.
func ReadErrors() []ReadError {
	return []ReadError{ErrEmpty, ErrNotMoney, ErrNotANumber, ErrNegative, ErrBadGrouping, ErrAmbiguous,
		ErrTooPrecise, ErrTooManyDecimals, ErrTooLarge, ErrTwoCurrencies, ErrUnknownCurrency}
}

// Read reads an amount as people type it in Korean and in English, zero or
// more. The error is a ReadError. The currency is the one typed; where none is
// typed it is def, KRW or USD. A field that counts in the other currency must
// therefore look at the result's currency.
//
//	amount   = [currency] (english | korean) [currency]
//	english  = number [k | thousand | m | mn | million | b | bn | billion | tn | trillion]
//	korean   = number [small] [big] | group { group }
//	group    = { [digit] small } [number] [big]
//	small    = 십 | 백 | 천
//	big      = 만 | 억 | 조
//	number   = digits or groups of three by comma, then [. digits]
//	currency = ₩ | \ | 원 | krw | won | $ | us$ | usd | 달러 | 불 | dollar | dollars
//
// Case, spaces between the parts and full-width forms do not matter.
//
// 120,000천원, 25,000만, 2.5억: one number with its unit may have any size and
// decimals. In a sum of groups (2억 5,000만, 1억 2천3백만) the units descend,
// each part is whole, above zero and smaller than the unit before it.
//
// Pay talk leaves out the last unit: 1억 2천 is 1억 2천만. That is read only
// where nothing else can be meant. Refused as ambiguous are 1억 2000 and 2억 5
// (so many won, or so many 만?), 1억 2천원 (the same) and a bare 5천, which in
// talk of pay is 5천만. With a currency behind them, 5천원 and 1억 2,000원 are
// what they say.
//
// Decimals never stand for groups: without a unit there may be two of them at
// most, so that 250.000 is refused and not read as 250.
func Read(text string, def Currency) (Money, error) {
	p, err := parsePhrase(text)
	if err != nil {
		return Money{}, err
	}
	currency := def
	if p.currency != NoCurrency {
		currency = p.currency
	}
	if currency == NoCurrency {
		return Money{}, ErrUnknownCurrency
	}
	minor, err := p.minor(currency.Digits())
	if err != nil {
		return Money{}, err
	}
	if p.negative && minor > 0 {
		return Money{}, ErrNegative
	}
	return Money{minor, currency}, nil
}

// phrase is a typed amount taken apart: its sign and currency, and between them
// the body of numbers and units.
type phrase struct {
	body     []token
	currency Currency // typed before or behind the body, or none
	behind   bool     // the currency is typed behind the body
	negative bool
}

// parsePhrase takes the sign and the currencies from both ends of the text.
func parsePhrase(text string) (phrase, error) {
	tokens, err := scan(text)
	if err != nil {
		return phrase{}, err
	}
	if len(tokens) == 0 {
		return phrase{}, ErrEmpty
	}
	var p phrase
	for len(tokens) > 0 && (tokens[0].kind == currencyToken || tokens[0].kind == minusToken && !p.negative) {
		p.negative = p.negative || tokens[0].kind == minusToken
		if err := p.name(tokens[0]); err != nil {
			return phrase{}, err
		}
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].kind == currencyToken {
		if err := p.name(tokens[len(tokens)-1]); err != nil {
			return phrase{}, err
		}
		p.behind = true
		tokens = tokens[:len(tokens)-1]
	}
	p.body = tokens
	return p, nil
}

// name notes the token's currency; the same may be named twice ("₩2억 원").
func (p *phrase) name(t token) error {
	switch {
	case t.kind != currencyToken:
	case t.currency == NoCurrency:
		return ErrUnknownCurrency
	case p.currency != NoCurrency && p.currency != t.currency:
		return ErrTwoCurrencies
	default:
		p.currency = t.currency
	}
	return nil
}

// minor is the value of the body in minor units of so many decimal digits.
func (p phrase) minor(digits int) (int64, error) {
	if n, exp, ok := lone(p.body); ok {
		switch {
		case exp == 0 && len(n.fraction) > 2:
			return 0, ErrTooPrecise
		case p.body[len(p.body)-1].kind == smallToken && p.currency == NoCurrency:
			return 0, ErrAmbiguous
		}
		return n.shifted(exp+digits, MaxMinor)
	}
	return p.sumOfGroups(digits)
}

// lone is the number and the power of ten of a body that is one number with at
// most one unit of each kind; a small unit may stand without its number (천만).
func lone(body []token) (number, int, bool) {
	n, exp := number{whole: "1"}, 0
	rest := body
	if len(rest) > 0 && rest[0].kind == numberToken {
		n, rest = rest[0].number, rest[1:]
	} else if len(rest) == 0 || rest[0].kind != smallToken {
		return number{}, 0, false
	}
	if len(rest) == 1 && rest[0].kind == scaleToken {
		return n, rest[0].exp, true
	}
	for _, kind := range []tokenKind{smallToken, bigToken} {
		if len(rest) > 0 && rest[0].kind == kind {
			exp, rest = exp+rest[0].exp, rest[1:]
		}
	}
	return n, exp, len(rest) == 0
}
