package money

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	numberToken tokenKind = iota
	smallToken            // 십 백 천
	bigToken              // 만 억 조
	scaleToken            // k, million …
	currencyToken
	minusToken
)

// token is a number, a unit with its power of ten, a currency or a minus.
type token struct {
	kind     tokenKind
	number   number
	exp      int
	currency Currency
}

// words are what may stand beside numbers, a longer word before the shorter
// ones that begin it. Foreign money has a place here so that it can be named as
// the reason, and never be taken for dollars.
var words = []struct {
	text  string
	token token
}{
	{"thousand", token{kind: scaleToken, exp: 3}},
	{"trillion", token{kind: scaleToken, exp: 12}},
	{"million", token{kind: scaleToken, exp: 6}},
	{"billion", token{kind: scaleToken, exp: 9}},
	{"dollars", token{kind: currencyToken, currency: USDCurrency}},
	{"dollar", token{kind: currencyToken, currency: USDCurrency}},
	{"us$", token{kind: currencyToken, currency: USDCurrency}},
	{"usd", token{kind: currencyToken, currency: USDCurrency}},
	{"krw", token{kind: currencyToken, currency: KRWCurrency}},
	{"won", token{kind: currencyToken, currency: KRWCurrency}},
	{"eur", token{kind: currencyToken}},
	{"jpy", token{kind: currencyToken}},
	{"gbp", token{kind: currencyToken}},
	{"cny", token{kind: currencyToken}},
	{"mn", token{kind: scaleToken, exp: 6}},
	{"bn", token{kind: scaleToken, exp: 9}},
	{"tn", token{kind: scaleToken, exp: 12}},
	{"k", token{kind: scaleToken, exp: 3}},
	{"m", token{kind: scaleToken, exp: 6}},
	{"b", token{kind: scaleToken, exp: 9}},
	{"달러", token{kind: currencyToken, currency: USDCurrency}},
	{"불", token{kind: currencyToken, currency: USDCurrency}},
	{"원", token{kind: currencyToken, currency: KRWCurrency}},
	{"유로", token{kind: currencyToken}},
	{"파운드", token{kind: currencyToken}},
	{"위안", token{kind: currencyToken}},
	{"엔", token{kind: currencyToken}},
	{"$", token{kind: currencyToken, currency: USDCurrency}},
	{"₩", token{kind: currencyToken, currency: KRWCurrency}},
	{`\`, token{kind: currencyToken, currency: KRWCurrency}}, // the won key of Korean keyboards
	{"€", token{kind: currencyToken}},
	{"£", token{kind: currencyToken}},
	{"¥", token{kind: currencyToken}},
	{"십", token{kind: smallToken, exp: 1}},
	{"백", token{kind: smallToken, exp: 2}},
	{"천", token{kind: smallToken, exp: 3}},
	{"만", token{kind: bigToken, exp: 4}},
	{"억", token{kind: bigToken, exp: 8}},
	{"조", token{kind: bigToken, exp: 12}},
	{"-", token{kind: minusToken}},
	{"−", token{kind: minusToken}},
	{"–", token{kind: minusToken}},
	{"△", token{kind: minusToken}}, // Korean accounts
	{"▲", token{kind: minusToken}},
}

// scan splits a typed amount into tokens.
func scan(text string) ([]token, error) {
	var tokens []token
	for rest := fold(text); rest != ""; {
		if trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace); len(trimmed) < len(rest) {
			rest = trimmed
			continue
		}
		t, size, err := next(rest)
		if err != nil {
			return nil, err
		}
		if len(tokens) > 0 && t.kind == numberToken && tokens[len(tokens)-1].kind == numberToken {
			return nil, ErrBadGrouping
		}
		tokens, rest = append(tokens, t), rest[size:]
	}
	return tokens, nil
}

// next is the token that the text begins with, and its length.
func next(text string) (token, int, error) {
	if size := numberLength(text); size > 0 {
		n, err := parseNumber(text[:size], ErrNotMoney)
		return token{kind: numberToken, number: n}, size, err
	}
	for _, w := range words {
		if strings.HasPrefix(text, w.text) {
			return w.token, len(w.text), nil
		}
	}
	return token{}, 0, ErrNotMoney
}

// numberLength is how far digits, commas and points reach; 0 where no digit
// comes first.
func numberLength(text string) int {
	if text[0] < '0' || text[0] > '9' {
		return 0
	}
	return len(text) - len(strings.TrimLeft(text, "0123456789,."))
}

// fold brings full-width forms and capital letters to plain ASCII, and the
// full-width won, pound and yen signs to the plain ones. It goes no further: a
// compatibility normalisation would turn 5² into 52.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '￦':
			return '₩'
		case r == '￡':
			return '£'
		case r == '￥':
			return '¥'
		}
		if r < utf8.RuneSelf {
			return unicode.ToLower(r)
		}
		return r
	}, text)
}
