package deal_test

import (
	"fmt"
	"log"

	"github.com/offergap/offergap/calc/deal"
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/scenario"
)

// A researcher in Seattle leaves at the end of February, a month before the
// bonus and the cliff of the last grant, and keeps a green card.
func ExampleLeave() {
	book, err := law.Load()
	if err != nil {
		log.Fatal(err)
	}
	engine, err := scenario.NewEngine(book)
	if err != nil {
		log.Fatal(err)
	}
	d, refused := deal.Parse(engine, scenario.TypedDraft(map[string]string{
		"current.jurisdiction": "us-wa", "current.base": "1,460,000", "current.bonus": "12,000", "move.bonus_month": "3",
		"move.leaving": "2026-02-28", "move.start": "2026-03-02", "offer.base": "10억", "offer.signing": "500만", "market.krw_per_usd": "1400",
		"held.0.kind": "rsu", "held.0.granted": "2025-03-15", "held.0.units": "320", "held.0.price": "100",
		"buy_out.share": "100", "buy_out.window_months": "6", "ties.green_card": "kept",
	}))
	if len(refused) > 0 {
		log.Fatal(refused)
	}
	left := deal.Leave(engine, nil, &d, d.LastDay())
	fmt.Println("next vest", left.NextVest.Day, left.NextVest.Amount, "next bonus", left.NextBonus.Day, left.NextBonus.Amount)
	fmt.Println("staying until", left.Finding.Day, "keeps", left.Finding.Net)
	fmt.Println("six months are worth", deal.ReplaceForfeited(engine, nil, &d, d.LastDay()).Net)
	fmt.Println("taxed by the United States:", deal.Tied(engine, nil, &d).Reason)
	// Output:
	// next vest 2026-03-15 USD 8000 next bonus 2026-03-01 USD 12000
	// staying until 2026-03-31 keeps USD 12414
	// six months are worth USD 13215.40
	// taxed by the United States: green_card_kept
}
