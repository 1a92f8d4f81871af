package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles are the pairs that texts may use: the form after a consonant, then
// the form after a vowel. Both may carry the same ending: 으로는/로는.
var particles = []pair{
	{"을", "를"}, {"은", "는"}, {"이", "가"}, {"과", "와"}, {"으로", "로"},
	{"이나", "나"}, {"이라", "라"}, {"이란", "란"}, {"이며", "며"},
}

// isParticle tells a known pair, in the right order, from a slip of the pen.
func (p pair) isParticle() bool {
	return slices.ContainsFunc(particles, func(known pair) bool {
		ending, begins := strings.CutPrefix(p.first, known.first)
		return begins && p.second == known.second+ending
	})
}

// sound is how a word ends when it is read aloud in Korean.
type sound uint8

const (
	unknownSound sound = iota
	vowel
	consonant
	rieul // ㄹ: a consonant, but 으로 shortens to 로 after it
)

// after is the form that follows the word; both forms, 을(를), where its sound
// is not known.
func (p pair) after(word string) string {
	switch lastSound(word) {
	case vowel:
		return p.second
	case rieul:
		if strings.HasPrefix(p.first, "으로") {
			return p.second
		}
		return p.first
	case consonant:
		return p.first
	}
	return p.first + "(" + p.second + ")"
}

// lastSound is the sound that the word ends in.
func lastSound(word string) sound {
	word = spoken(word)
	if isNumber(word) {
		switch {
		case strings.Contains(word, "$"): // read 달러 at the end
			return vowel
		case strings.Contains(word, "₩"): // read 원
			return consonant
		}
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case last >= '가' && last <= '힣':
		return hangulSound(last)
	case last >= '0' && last <= '9':
		return digitSound(word)
	case last >= 'A' && last <= 'Z', last >= 'a' && last <= 'z':
		return latinSound(word)
	case last == '%' || last == '×': // 퍼센트, 배
		return vowel
	}
	return unknownSound
}

// spoken drops from the end what is not read: spaces, quotes and a remark in
// brackets. The particle of 주식(RSU) follows 주식.
func spoken(word string) string {
	for {
		word = strings.TrimRightFunc(word, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune(`'"’”」』.,`, r)
		})
		open := strings.LastIndexAny(word, "([")
		if open <= 0 || !strings.HasSuffix(word, ")") && !strings.HasSuffix(word, "]") {
			return word
		}
		word = word[:open]
	}
}

// isNumber tells an amount such as −$1.41M from a word.
func isNumber(word string) bool {
	digits := strings.TrimLeft(word, "−+$₩")
	return digits != "" && digits[0] >= '0' && digits[0] <= '9'
}

// hangulSound looks up the final consonant: a syllable's code counts 28 finals,
// none first and ㄹ eighth.
func hangulSound(syllable rune) sound {
	switch (syllable - '가') % 28 {
	case 0:
		return vowel
	case 8:
		return rieul
	}
	return consonant
}

// digitSound reads the number's end: 영 일 이 삼 사 오 육 칠 팔 구, and with
// zeros behind it 십, 백, 천, 만, 억, all of which end in a consonant but 조.
func digitSound(word string) sound {
	digits := strings.ReplaceAll(word, ",", "")
	if zeros := len(digits) - len(strings.TrimRight(digits, "0")); zeros >= 12 && zeros < 16 && zeros < len(digits) {
		return vowel
	}
	return [...]sound{consonant, rieul, vowel, consonant, vowel, vowel, consonant, rieul, rieul, vowel}[digits[len(digits)-1]-'0']
}

// latinSound reads capitals letter by letter (엘, 엠, 엔, 알) and other words by
// the usual ends of their Korean spelling (구글, 애플, 채널, 팀, 번).
func latinSound(word string) sound {
	start := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) || r > unicode.MaxASCII }) + 1
	letters := word[start:]
	last := unicode.ToLower(rune(letters[len(letters)-1]))
	spelled := letters == strings.ToUpper(letters)
	switch {
	case last == 'l', spelled && last == 'r', !spelled && endsInSyllabicL(letters):
		return rieul
	case last == 'm', last == 'n', strings.HasSuffix(letters, "ng"):
		return consonant
	}
	return vowel
}

// endsInSyllabicL tells words such as Google and Apple from whole and role.
func endsInSyllabicL(letters string) bool {
	stem, found := strings.CutSuffix(letters, "le")
	return found && stem != "" && !slices.Contains([]byte("aeiou"), stem[len(stem)-1])
}
