package scenario_test

import (
	"fmt"
	"log"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/calc/worksheet"
)

// The article's case: 1,407,000 dollars in Silicon Valley against 200 million
// won in Korea, and how the Social Security tax of the first year comes about.
// calc/preset/testdata/expected.yaml works the figures by hand.
func Example() {
	book, err := law.Load()
	if err != nil {
		log.Fatal(err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		log.Fatal(err)
	}
	offer, refused := engine.Parse(scenario.TypedDraft(map[string]string{
		"current.base": "$400k", "current.equity_annual": "1,007,000", "offer.base": "2억", "offer.regime": "resident",
	}))
	if len(refused) > 0 {
		log.Fatal(refused)
	}
	e := engine.Evaluate(offer, scenario.Options{Record: true})
	first := e.Result.Years[0]
	fmt.Println("take-home", first.Current.TakeHome, "against", first.Offer.TakeHome)
	for _, step := range e.Working.Steps() {
		inYear1 := step.Scope == worksheet.Scope{Side: worksheet.Current, Year: 1}
		if name := step.Line.String(); inYear1 && (name == "us.social_security" || name == "us.social_security.taxable") {
			used := book.Resolve(worksheet.LawRef(step.Operands[1].Ref.Index)).Param
			fmt.Printf("%s = %s of %v and %s (%s) = %v\n", name, step.Op, step.Operands[0].Money, used.Path, used.Law, step.Result)
		}
	}
	// Output:
	// take-home USD 718206.54 against KRW 138250900
	// us.social_security.taxable = min of USD 1407000 and us.social_security.wage_base (42 USC 430) = USD 184500
	// us.social_security = mul of USD 184500 and us.social_security.employee_rate (26 USC 3101(a)) = USD 11439
}
