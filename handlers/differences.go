package handlers

import (
	"embed"
	"fmt"
	"path"
	"sync"

	"github.com/goccy/go-yaml"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

//go:embed crosscheck/*.yaml
var crosscheckFiles embed.FS

// crosscheck is a published answer that differs from ours, and why. Theirs is
// as printed in the source or follows from what it says in one step; a test
// asks the API for ours.
type crosscheck struct {
	ID     string         `yaml:"-"`
	Name   law.Label      `yaml:"name"`
	Case   law.Label      `yaml:"case"`
	Why    law.Label      `yaml:"why"`
	Source law.Source     `yaml:"source"`
	Route  string         `yaml:"route"` // of the API, below /api/v1
	Body   map[string]any `yaml:"body"`
	Line   string         `yaml:"line"`
	// Currency is that of Theirs and Ours, which are in its main unit.
	Currency string `yaml:"currency"`
	Theirs   int64  `yaml:"theirs"`
	Ours     int64  `yaml:"ours"`
	Worked   string `yaml:"worked"` // both, from the law's numbers
}

// crosschecks are the named differences in the order in which they are shown.
var crosschecks = sync.OnceValue(func() []crosscheck {
	var all []crosscheck
	for _, id := range []string{
		"nts_withholding", "premiums_cut", "pension_ceiling", "table_above_ten_million", "health_ceiling", "care_ratio",
		"irs_tax_table", "standard_deduction_2025", "ma_surtax_2026",
	} {
		c := crosscheck{ID: id}
		content, err := crosscheckFiles.ReadFile(path.Join("crosscheck", id+".yaml"))
		if err == nil {
			err = yaml.UnmarshalWithOptions(content, &c, yaml.Strict())
		}
		if err != nil {
			panic(fmt.Sprintf("crosscheck %s: %v", id, err)) // a broken file is a broken build
		}
		all = append(all, c)
	}
	return all
})

// differences are the named differences in the reader's words.
func differences(lang text.Lang) []views.Difference {
	var all []views.Difference
	for _, c := range crosschecks() {
		all = append(all, views.Difference{
			ID: "difference-" + c.ID, Name: labelIn(lang, c.Name), Case: labelIn(lang, c.Case), Why: labelIn(lang, c.Why), Worked: c.Worked,
			Theirs: lang.Exact(c.amount(c.Theirs)), Ours: lang.Exact(c.amount(c.Ours)), Source: views.Link{Text: c.Source.Title, URL: c.Source.URL},
			Line: views.LineLink{ID: c.Line, Link: views.Link{Text: lineText(lang, c.Line), URL: figureURL(c.Line)}},
		})
	}
	return all
}

func (c crosscheck) amount(n int64) money.Money {
	if c.Currency == money.USDCurrency.Code() {
		const cents = 100
		return money.USD(n * cents)
	}
	return money.KRW(n)
}
