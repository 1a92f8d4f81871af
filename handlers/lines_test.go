package handlers

import (
	"slices"
	"testing"
	"time"
)

func TestIndexedCasesParse(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	for _, c := range s.indexedCases() {
		if _, errs := s.parse(c); len(errs) > 0 {
			t.Errorf("%v: %v", c, errs)
		}
	}
}

// A parameter feeds the lines whose steps hold it: those of 42 USC 430 and
// 국민연금법 제88조, and what builds on them.
func TestLinesThatAParameterFeeds(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	for _, c := range []struct {
		path, line, end string
	}{
		{"us.social_security.wage_base", "us.social_security.taxable", "us.take_home"},
		{"kr.national_pension.ceiling", "kr.national_pension.capped", "kr.employer.cost"},
		{"us.ma_income_tax.surtax_over", "us.ma.surtax.over", "gap.take_home"},
		{"market.exchange_rate.krw_per_usd", "gap.gross.reference", "gap.gross"},
		{"market.assumptions.local_spend_share", "gap.purchasing_power.reference", "gap.purchasing_power"},
		{"market.policy.rate", "subsidy.matched", "state.net_if_additional"},
	} {
		x := s.lines()
		if !slices.Contains(x.uses[c.path], c.line) {
			t.Errorf("%s is used by %v, want %s among them", c.path, x.uses[c.path], c.line)
		}
		if !slices.Contains(x.feeds[c.path], c.end) {
			t.Errorf("%s feeds %v, want %s among them", c.path, x.feeds[c.path], c.end)
		}
	}
	for _, line := range s.lines().order {
		if len(s.lines().lines[line].operands) == 0 {
			t.Errorf("%s has no operands", line)
		}
	}
}

func TestIndexingIsQuick(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	start := time.Now()
	s.lines()
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("indexing took %v", took)
	}
	start = time.Now()
	s.lines()
	if took := time.Since(start); took > 10*time.Millisecond {
		t.Errorf("the second time took %v", took)
	}
}
