package text

import "testing"

func TestParticlesFollowTheLastSound(t *testing.T) {
	t.Parallel()
	cases := []struct{ word, object, toward string }{
		{"기본급", "을", "으로"},
		{"보너스", "를", "로"},
		{"비율", "을", "로"}, // 으로 shortens after ㄹ
		{"주식(RSU)", "을", "으로"},
		{"주식 [주1]", "을", "으로"},
		{"‘한도’", "를", "로"},
		{"50%", "를", "로"}, // 퍼센트
		{"2억 5,000만 원", "을", "으로"},
		{"40만 달러", "를", "로"},
		{"$200,000", "를", "로"},
		{"−$1.41M", "를", "로"},
		{"₩280.3M", "을", "으로"},
		{"4.0배", "를", "로"},
		{"4.0×", "를", "로"},
		{"10", "을", "으로"},               // 십
		{"1", "을", "로"},                 // 일
		{"2", "를", "로"},                 // 이
		{"13", "을", "으로"},               // 십삼
		{"28", "을", "로"},                // 이십팔
		{"2.5", "를", "로"},               // 이 점 오
		{"0", "을", "으로"},                // 영
		{"1,000,000,000,000", "를", "로"}, // 일조
		{"100,000,000", "을", "으로"},      // 일억
		{"RSU", "를", "로"},               // 유
		{"SQL", "을", "로"},               // 엘
		{"R", "을", "로"},                 // 알
		{"PDF", "를", "로"},               // 에프
		{"Google", "을", "로"},            // 구글
		{"role", "를", "로"},              // spelled by its vowel: a rule, not a dictionary
		{"Amazon", "을", "으로"},           // 아마존
		{"Meta", "를", "로"},              // 메타
		{"candidate.children_ages[0]", "를", "로"},
		{"漢", "을(를)", "으로(로)"},
		{"", "을(를)", "으로(로)"},
		{"(RSU)", "을(를)", "으로(로)"},
	}
	for _, c := range cases {
		if got := (pair{"을", "를"}).after(c.word); got != c.object {
			t.Errorf("%q takes %q, want %q", c.word, got, c.object)
		}
		if got := (pair{"으로", "로"}).after(c.word); got != c.toward {
			t.Errorf("%q takes %q, want %q", c.word, got, c.toward)
		}
	}
}

func FuzzParticle(f *testing.F) {
	for _, seed := range []string{"기본급", "주식(RSU)", "$", "−", ",", "0", "le", "%", "\xff", "()"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got := (pair{"은", "는"}).after(word); got != "은" && got != "는" && got != "은(는)" {
			t.Errorf("%q takes %q", word, got)
		}
	})
}
