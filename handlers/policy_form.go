package handlers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/policy"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
	"github.com/offergap/offergap/views/ui"
)

// policyForm is the form as typed.
func (s *Server) policyForm(p labPresenter) views.PolicyForm {
	form := views.PolicyForm{Errors: p.errorSummary(), Lead: p.labFields(labLead), Designs: p.designEditors()}
	if p.in.cases != nil { // the list stands in place of the pool
		form.Lead = append([]ui.Field{{Kind: ui.Hidden, Name: casesField, Value: p.in.cases.id}}, p.labFields(labLead[2:])...)
	} else {
		form.PoolNote = wordsIn(p.lang, p.in.pool.Note)
	}
	if len(p.in.pool.Sources) > 0 && p.in.cases == nil {
		source := p.in.pool.Sources[len(p.in.pool.Sources)-1]
		form.PoolSource = views.Link{Text: source.Publisher, URL: source.URL}
	}
	if len(p.in.study.Designs) < maxStudyDesigns {
		form.Add = &ui.Button{Label: p.lang.T("policy.form.add"), Do: doAdd}
	}
	form.Focus = ui.Field{Kind: ui.Hidden, Name: focusField, Value: p.in.query.study[focusField]}
	for _, name := range labAsk {
		form.Ask = append(form.Ask, ui.Field{Kind: ui.Hidden, Name: name, Value: p.in.query.study[name]})
	}
	if p.in.cases == nil {
		form.Folds = append(form.Folds, p.labFold("pool", append([]string{spreadField}, mixFields()...)))
	}
	form.Folds = append(form.Folds, p.labFold("response", labResponse), p.labFold("budget", labBudget), p.labFold("technical", labTechnical))
	return form
}

// labFold is a fold of fields; its row says how many were changed.
func (p labPresenter) labFold(id string, names []string) ui.Fold {
	fold := ui.Fold{ID: "fold-" + id, Title: p.lang.T("policy.fold." + id), Intro: p.lang.T("policy.fold_intro." + id), Fields: p.labFields(names)}
	changed := 0
	for i, name := range names {
		if p.in.query.study[name] != "" {
			changed++
		}
		fold.Open = fold.Open || fold.Fields[i].Error != ""
	}
	fold.Value = p.lang.T("policy.fold_value.default")
	if changed > 0 {
		fold.Value = p.lang.T("policy.fold_value.changed", text.Count("count", changed))
	}
	return fold
}

func (p labPresenter) labFields(names []string) []ui.Field {
	fields := make([]ui.Field, len(names))
	for i, name := range names {
		fields[i] = p.labField(name)
	}
	return fields
}

// labField is a field that is no design's.
func (p labPresenter) labField(name string) ui.Field {
	field := ui.Field{
		Kind: ui.Number, Name: name, Label: asLabel(p.lang.Field(name)), Error: p.errorAt(name), Value: p.in.query.study[name],
		Hint: p.labHint(name), Unit: p.labUnit(name),
	}
	if field.Value == "" {
		field.Value = labOpening[name]
	}
	switch {
	case name == "cohort.preset":
		field.Kind, field.Options = ui.Select, cohortOptions(p.lang)
	case name == "rationing":
		field.Kind, field.Options = ui.Select, p.options("policy.rationing.", policy.Rationings[:])
	case name == "compare":
		field.Kind, field.Options = ui.Segmented, p.options("policy.compare.", comparisons)
	case strings.HasPrefix(name, mixPrefix):
		known, _ := preset.CaseNamed(strings.TrimPrefix(name, mixPrefix))
		field.Label = wordsIn(p.lang, known.Label)
	case name == "budget", name == "ask.budget":
		field.Kind = ui.Money
		p.readMoney(&field)
	}
	choose(field.Options, field.Value)
	field.Wide = field.Kind == ui.Select || field.Kind == ui.Money || field.Hint != "" && name != "cohort.size" && name != "horizon_years"
	return field
}

// choose marks the option of the value.
func choose(options []ui.Option, value string) {
	for i := range options {
		options[i].Chosen = options[i].Value == value
	}
}

// readMoney says under an amount how it was understood.
func (p labPresenter) readMoney(field *ui.Field) {
	if amount, err := money.Read(field.Value, money.KRWCurrency); err == nil && field.Error == "" && !amount.IsZero() {
		field.Reading = p.lang.Reading(amount)
	}
}

func (p labPresenter) options(prefix string, names []string) []ui.Option {
	options := make([]ui.Option, len(names))
	for i, name := range names {
		options[i] = ui.Option{Value: name, Label: p.lang.T(prefix + name)}
	}
	return options
}

// parameterOf is the parameter that a field holds where it is typed.
var parameterOf = map[string]string{
	"response.beta": "response.money_weight", "response.alpha": "response.home_attachment", "response.home_sd": "response.home_spread",
	"response.other_korean_job": "response.other_korean_job", "fiscal.stay_in_job": "response.stay_in_job", "fiscal.stay_in_korea": "response.stay_in_korea",
	"fiscal.displacement": "fiscal.displacement", "fiscal.discount_rate": "fiscal.discount_rate", "fiscal.consumption_tax_share": "fiscal.consumption_recapture",
	"market.krw_per_usd": "exchange_rate.krw_per_usd", "execution_rate": "fiscal.execution_rate", "carry_over": "fiscal.carry_over", "agency_fee": "fiscal.agency_fee",
}

// labHint says what a field means where it is left empty.
func (p labPresenter) labHint(name string) string {
	share, isMix := strings.CutPrefix(name, mixPrefix)
	switch path, isParameter := parameterOf[name]; {
	case isMix:
		return p.lang.T("policy.hint.mix", text.With("share", text.Percent(p.in.pool.ShareOf(share))))
	case name == "response.alpha":
		intent := p.valueOf("response.return_intent").ByKey
		return p.lang.T("policy.hint.alpha", text.With("intent", p.lang.Range(printRate(intent["low"].Scalar), printRate(intent["high"].Scalar))))
	case strings.HasPrefix(name, insidersPrefix):
		value := p.valueOf("response.insider_pay").ByKey[strings.TrimPrefix(name, insidersPrefix)]
		return p.lang.T("policy.hint.insiders", text.With("value", printRate(value.Scalar)))
	case isParameter:
		value, source := p.parameterIn(path)
		return p.lang.T("policy.hint.parameter", text.With("value", value), text.With("source", source))
	case name == "cohort.size":
		return p.lang.T("policy.hint.size", text.Count("size", min(p.in.pool.Size, maxStudyCases)))
	case name == "horizon_years":
		return p.lang.T("policy.hint.horizon", text.Count("years", p.in.study.Horizon))
	case name == "tax_year":
		return p.lang.T("policy.hint.year", text.Count("year", scenario.DefaultTaxYear))
	case name == "draws":
		return p.lang.T("policy.hint.draws", text.Count("draws", labDraws), text.Count("most", maxLabDraws))
	case name == "budget" && p.in.same:
		return p.lang.T("policy.hint.same_budget")
	case name == "ask.budget":
		return p.lang.T("policy.hint.ask_budget", text.With("budget", p.lang.Words(p.in.askedBudget())))
	case text.Has("policy.hint." + name):
		return p.lang.T("policy.hint." + name)
	}
	return ""
}

// insidersPrefix begins the fields of the scenario of insiders' pay.
const insidersPrefix = "insiders."

// parameterIn is a parameter of the book that is in force, with its range and
// its source.
func (p labPresenter) parameterIn(path string) (value, source string) {
	param := p.book.Param("market." + path)
	v := p.inForce(param)
	unit := param.Unit
	if plainParameters[path] {
		unit = "log odds" // typed as the number that it is, not in percent
	}
	return printRange(p.lang, unit, v.Node), v.Source.Title
}

// plainParameters have the unit of a share and are none.
var plainParameters = map[string]bool{"response.vacancy_elasticity": true}

// inForce is the value of a parameter as of the study's tax year.
func (p labPresenter) inForce(param *law.Param) *law.Value {
	return &param.Values[max(0, param.InForce(law.Day(p.in.study.TaxYear, 1, 1)))]
}

// valueOf is a parameter of the market that has a table of values; of a result
// that is stored, as it was then.
func (p labPresenter) valueOf(path string) law.Node {
	if p.isStored() {
		return p.stored.valueOf("market." + path)
	}
	return p.inForce(p.book.Param("market." + path)).Node
}

// labUnit stands inside a field's box.
func (p labPresenter) labUnit(name string) string {
	key := ""
	switch {
	case name == "cohort.size":
		key = "people"
	case name == "horizon_years":
		key = "years"
	case name == "budget", name == "ask.budget", name == "market.krw_per_usd":
		key = "won"
	case name == spreadField, name == "ask.gap", strings.HasPrefix(name, mixPrefix), p.in.fields[name].Kind == scenario.PercentField:
		key = "percent"
	default:
		return ""
	}
	return p.lang.T("policy.unit." + key)
}

func cohortOptions(lang text.Lang) []ui.Option {
	var options []ui.Option
	for _, c := range policy.Cohorts() {
		options = append(options, ui.Option{Value: c.ID, Label: wordsIn(lang, c.Label)})
	}
	return options
}

// sortFields puts fields in the order of their names: the page of an input is
// the same each time.
func sortFields(fields []ui.Field) {
	slices.SortFunc(fields, func(a, b ui.Field) int { return strings.Compare(a.Name, b.Name) })
}

// asLabel is a field's name as it stands above its box: names are written as
// they stand in a sentence.
func asLabel(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
