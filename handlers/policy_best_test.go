package handlers

import (
	"strings"
	"testing"

	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/views/text"
)

// found is a design's finding with its additional hires and what a hire-year
// costs, in hundred millions.
func found(hires float64, cost int64) policy.DesignFinding {
	net := cost * 100_000_000
	return policy.DesignFinding{AdditionalHires: policy.Band{Central: hires}, CostPerOtherUnit: []policy.CostPerHire{{Net: &net, Unit: policy.PerHireYear}}}
}

func TestBestIsOfAMaterialEffect(t *testing.T) {
	t.Parallel()
	inKind := found(200, 1)
	inKind.ValuedWithoutEvidence = true
	for name, c := range map[string]struct {
		designs []policy.DesignFinding
		same    bool
		best    string // its mark; empty: nothing is said
		says    string
	}{
		// 5 is less than a quarter of 100, so the cheap little scheme is not ranked.
		"little and cheap":     {[]policy.DesignFinding{found(100, 4), found(5, 1), found(60, 3)}, false, "C", "4분의 1 이상"},
		"a quarter is enough":  {[]policy.DesignFinding{found(100, 4), found(25, 1)}, false, "B", "4분의 1 이상"},
		"no other is material": {[]policy.DesignFinding{found(100, 4), found(24, 1)}, false, "A", "못 미쳐"},
		"the same budget":      {[]policy.DesignFinding{found(20, 4), found(30, 5)}, true, "B", "순비용이 같을 때"},
		"in kind":              {[]policy.DesignFinding{found(100, 4), inKind}, false, "", ""},
		"one alone":            {[]policy.DesignFinding{found(100, 4)}, false, "", ""},
	} {
		p := labPresenter{lang: text.Korean}
		p.in.same = c.same
		p.in.study.Designs = make([]policy.Design, len(c.designs))
		p.in.query.designs = make([]typed, len(c.designs))
		p.result.findings.Designs = c.designs
		got := p.best()
		if (got == "") != (c.best == "") || !strings.Contains(got, c.says) || c.best != "" && !strings.Contains(got, "|"+c.best+"안") {
			t.Errorf("%s: %q, want %s", name, got, c.best)
		}
	}
}
