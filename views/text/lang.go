package text

// Lang is a language of the pages. The zero value is Korean, which comes first.
type Lang uint8

// The languages of OfferGap.
const (
	Korean Lang = iota
	English
)

// Langs lists the languages, Korean first.
func Langs() []Lang { return []Lang{Korean, English} }

// Code is the language tag for lang attributes and links: ko or en.
func (l Lang) Code() string {
	if l == English {
		return "en"
	}
	return "ko"
}

// String is Code.
func (l Lang) String() string { return l.Code() }

// ParseLang is the language of a tag; false if it is neither ko nor en.
func ParseLang(code string) (Lang, bool) {
	for _, l := range Langs() {
		if l.Code() == code {
			return l, true
		}
	}
	return Korean, false
}
