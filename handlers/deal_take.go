package handlers

import (
	"maps"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/offer"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// What takes a package of the designer: package.most_cash of those within the
// ceiling, target.most_cash of those within the target.
const (
	doPackage         = "package."
	doPackageAtTarget = "target."
)

// packageAsked is the package that a button names; nil where none fits.
func packageAsked(do string, r *deal.DesignResult) *deal.Package {
	list, name := r.AtCeiling, strings.TrimPrefix(do, doPackage)
	if strings.HasPrefix(do, doPackageAtTarget) {
		list, name = r.AtTarget, strings.TrimPrefix(do, doPackageAtTarget)
	}
	for i := range list {
		if list[i].Package == name && list[i].Fits {
			return &list[i]
		}
	}
	return nil
}

// takePackage makes the package that a button names the offer: what is of the
// scenario goes into the calculator's draft, where it can be undone, the rest
// into the form. It answers with the form's texts and the scenario as it is now.
func (s *Server) takePackage(c echo.Context, do string, shown, last typed) (typed, scenario.Scenario) {
	sc := s.keptScenario(c)
	if !strings.HasPrefix(do, doPackage) && !strings.HasPrefix(do, doPackageAtTarget) {
		return shown, sc
	}
	_, d, _ := s.settleDeal(shown, last, sc)
	design := deal.Evaluate(s.Engine, d, s.dealOptions(false)).Result.Design
	k := packageAsked(do, design)
	if k == nil {
		return shown, sc
	}
	before := s.keptDraft(c)
	next := s.tidy(offerOf(k, design, sc, before.shown()))
	valid, taken, _ := s.settle(next, before.Valid)
	s.keepDraft(c, draftOf(next, valid))
	s.keepUndo(c, before.Valid, valid, false)
	return formOfPackage(k, design, &d, shown), taken
}

// more is how many times the options offered a package has.
func more(k *deal.Package, r *deal.DesignResult) money.Rate {
	if r.Present.Options.IsZero() {
		return money.Fraction(1, 1)
	}
	return money.Fraction(k.Options.Minor(), r.Present.Options.Minor())
}

// offerOf is the calculator's form with the offer of the package.
func offerOf(k *deal.Package, r *deal.DesignResult, sc scenario.Scenario, t typed) typed {
	t["offer.base"], t["offer.signing"] = text.Digits(k.Base), text.Digits(k.Signing)
	positions := grantPositions(t, "offer")
	for i, g := range sc.Offer.Grants {
		if g.Kind == offer.Option && i < len(positions) && k.Options != r.Present.Options {
			t[entryField("offer.equity", positions[i], "grant_value")] = text.Digits(g.Value.Mul(more(k, r), money.TruncateToWon))
		}
	}
	return t
}

// formOfPackage is the negotiation's form with what the package says of it.
func formOfPackage(k *deal.Package, r *deal.DesignResult, d *deal.Deal, shown typed) typed {
	t := maps.Clone(shown)
	set := func(path, value string, some bool) {
		delete(t, path)
		if some {
			t[path] = value
		}
	}
	set("retention.amount", text.Digits(k.Retention), k.Retention.Sign() > 0)
	switch company := deal.Homes[deal.CompanyLease]; {
	case k.Home.Sign() > 0:
		t["settling.home"] = company
	case d.Settling.Home == deal.CompanyLease:
		t["settling.home"] = deal.Homes[deal.OwnLease]
	}
	if k.Options == r.Present.Options {
		return t
	}
	if k.PoolShare != nil {
		t["costs.pool_share"] = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(*k.PoolShare*100, 'f', 8, 64), "0"), ".")
	}
	for i, position := range entryPositions(t, "options") {
		if i < len(d.Options) {
			shares := money.KRW(int64(d.Options[i].Shares)).Mul(more(k, r), money.TruncateToWon)
			t[entryField("options", position, "shares")] = strconv.FormatInt(shares.Minor(), 10)
		}
	}
	return t
}
