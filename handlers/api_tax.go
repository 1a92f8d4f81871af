package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/tax/us"
)

// taxAnswer is what becomes of the pay of a year, or of a month.
type taxAnswer struct {
	Currency     string        `json:"currency"`
	GrossPay     amount        `json:"gross_pay"`
	TakeHome     amount        `json:"take_home"`
	EmployerCost amount        `json:"employer_cost"`
	MarginalRate document.Rate `json:"marginal_rate"`
	Regime       string        `json:"regime"`
	Employee     []taxLine     `json:"employee"`
	Employer     []taxLine     `json:"employer"`
	Parameters   taxParameters `json:"parameters"`
	*workingAnswer
}

type taxLine struct {
	ID     string `json:"id"`
	Amount amount `json:"amount"`
}

// taxParameters say under which law book the answer stands.
type taxParameters struct {
	Version        string   `json:"version"`
	CarriedForward []string `json:"carried_forward"`
}

// amount is money as a JSON number in its main unit, exact.
type amount money.Money

// MarshalJSON prints the decimal.
func (a amount) MarshalJSON() ([]byte, error) { return []byte(money.Money(a).Decimal()), nil }

func taxLines(lines []tax.Line) []taxLine {
	out := make([]taxLine, len(lines))
	for i, l := range lines {
		out[i] = taxLine{ID: l.ID.String(), Amount: amount(l.Amount.Money())}
	}
	return out
}

func (s *Server) taxParameters(carried []string) taxParameters {
	return taxParameters{Version: s.Engine.Book().Version(), CarriedForward: append([]string{}, carried...)}
}

const korea = "kr"

// taxJurisdictions are those of the United States, then Korea.
var taxJurisdictions = func() []string {
	var names []string
	for _, j := range us.Jurisdictions {
		names = append(names, j.String())
	}
	return append(names, korea)
}()

// postTax computes one person's year in one jurisdiction.
func (s *Server) postTax(c echo.Context) error {
	draft, err := readDraft(c)
	if err != nil {
		return err
	}
	// The jurisdiction comes first: it decides which other fields there are.
	var at int
	jurisdiction := required(scenario.OptionInto("jurisdiction", taxJurisdictions, &at))
	if errs := scenario.ReadFields(only(draft, jurisdiction.Path), []scenario.Field{jurisdiction}); len(errs) > 0 {
		return fieldErrors(errs)
	}
	compute := s.taxKR
	if at < len(us.Jurisdictions) {
		compute = s.taxUS
	}
	answer, errs := compute(draft, jurisdiction)
	if len(errs) > 0 {
		return fieldErrors(errs)
	}
	return sendJSON(c, http.StatusOK, answer)
}

// only is the part of the draft at the path.
func only(draft scenario.Draft, path string) scenario.Draft {
	part := scenario.Draft{}
	if v, given := draft[path]; given {
		part[path] = v
	}
	return part
}

func required(f scenario.Field) scenario.Field { f.Required = true; return f }
