package handlers

import (
	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/views"
	"github.com/offergap/offergap/views/text"
)

// valueStates are what a value can be, in the order of the filter.
var valueStates = []string{"published", "carried", "pending", "recalled", "unverified", "projected", "bill", "statistic", "assumption", "context"}

// stateTones are how a state's chip is drawn, and stateIcons its sign: a state
// is told apart by its word and its sign, never by colour alone.
var (
	stateTones = map[string]string{
		"published": "ok", "statistic": "ok", "carried": "ask", "pending": "ask", "recalled": "ask", "unverified": "ask", "projected": "bill", "bill": "bill",
	}
	stateIcons = map[string]string{
		"published": "●", "statistic": "▪", "carried": "↻", "pending": "…", "recalled": "?", "unverified": "?", "projected": "△", "bill": "§", "assumption": "≈", "context": "◇",
	}
)

// valueState is what a reader must know of a value: how sure it is, and
// whether it is used on the day for longer than its own year.
func valueState(param *law.Param, i int, day law.Date) string {
	v := &param.Values[i]
	switch {
	case v.Pending != "":
		return "pending"
	case v.Status != law.Published:
		return string(v.Status)
	case param.Kind == law.Assumption || param.Kind == law.Context:
		return string(param.Kind)
	case i == param.InForce(day) && param.CarriedOn(i, day):
		return "carried"
	case param.Kind == law.Statistic:
		return string(law.Statistic)
	}
	return "published"
}

// stateMark is a state as a chip with its sign.
func stateMark(lang text.Lang, state string) views.StateMark {
	return views.StateMark{Icon: stateIcons[state], Text: lang.T("present.state." + state), Tone: stateTones[state]}
}

// stateKey explains the states.
func stateKey(lang text.Lang) []views.StateNote {
	var key []views.StateNote
	for _, state := range valueStates {
		key = append(key, views.StateNote{State: stateMark(lang, state), Note: lang.T("parameters.state_note." + state)})
	}
	return key
}
