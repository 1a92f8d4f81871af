package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/offergap/offergap/calc/disclose"
	"github.com/offergap/offergap/calc/document"
	"github.com/offergap/offergap/calc/gap"
	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/db"
)

const (
	answerKind   = "answer" // what a candidate shares with a company
	answerSchema = 1
)

// The fields of what a candidate chooses.
const (
	answerShare = "answer.share"
	answerDays  = "answer.days"
)

// answerDaysOffered are the days that an answer can be seen.
var answerDaysOffered = []int{7, 30, 90, 0}

// readChoices reads how much is shared and for how long. What is not offered is
// an error at its field: nothing may be shared that was not chosen.
func readChoices(values url.Values, wrong map[string]string) answerChoices {
	chosen := defaultChoices
	if given := last(values[answerShare]); given != "" {
		level := slices.Index(disclose.LevelNames(), given)
		if level < 0 {
			wrong[answerShare] = "owner.choose"
		} else {
			chosen.Level = disclose.Level(level)
		}
	}
	chosen.Days = chosenDays(values, answerDays, answerDaysOffered, defaultChoices.Days, wrong)
	return chosen
}

// answer is what is stored of a candidate's result: what the company sees, and
// nothing else. Times are those of its document.
type answer struct {
	Schema        int             `json:"schema"`
	Share         string          `json:"share"`
	Ratio         document.Ratios `json:"ratio"`          // present over offered, in tenths
	RequiredOffer *document.Won   `json:"required_offer"` // base pay a year, rounded up; null where none is shared, or none is enough
	Shared        json.RawMessage `json:"shared,omitempty"`
}

// answerOf is what a company sees of a result at the level.
func answerOf(sum scenario.Summary, level disclose.Level) answer {
	a := answer{Schema: answerSchema, Share: level.String()}
	ratio := func(b gap.Basis) *float64 { return disclose.Ratio(sum.Without[b].Ratio) }
	a.Ratio = document.Ratios{Gross: ratio(gap.Gross), TakeHome: ratio(gap.TakeHome), PurchasingPower: ratio(gap.PurchasingPower)}
	if level >= disclose.Required {
		if required := disclose.RequiredOffer(sum.OfferForParity); required != nil {
			won := document.Won(required.Minor())
			a.RequiredOffer = &won
		}
	}
	return a
}

// saveAnswer stores what the candidate shares. What was entered is in it only
// where everything is shared.
func (s *Server) saveAnswer(ctx context.Context, w workedCandidate) (db.Saved, answer, error) {
	level := w.draft.Choice.Level
	a := answerOf(w.summary, level)
	if level == disclose.Everything {
		whole, err := w.document.Encode()
		if err != nil {
			return db.Saved{}, a, err
		}
		a.Shared = bytes.TrimSpace(whole)
	}
	body, err := json.Marshal(a)
	if err != nil {
		return db.Saved{}, a, fmt.Errorf("encode answer: %w", err)
	}
	until := validity{days: w.draft.Choice.Days}.until(s.Now())
	saved, err := s.Store.Answer(ctx, w.invitation.id, db.NewDocument{
		Kind: answerKind, Schema: answerSchema, Body: body, Audience: db.Full, ExpiresAt: until,
	}, s.Now())
	return saved, a, err
}

// openedAnswer is an answer as it is stored, with its link.
type openedAnswer struct {
	answer
	record db.Record
}

func openAnswer(record db.Record) (openedAnswer, error) {
	if record.Document.Kind != answerKind {
		return openedAnswer{}, db.ErrNotFound
	}
	a := openedAnswer{record: record}
	if err := json.Unmarshal(record.Document.Body, &a.answer); err != nil {
		return openedAnswer{}, fmt.Errorf("decode answer: %w", err)
	}
	return a, nil
}

// level is how much is shared.
func (a answer) level() disclose.Level {
	return disclose.Level(max(slices.Index(disclose.LevelNames(), a.Share), 0))
}

// whole is the result where everything is shared; false where it is not.
func (a answer) whole(engine *scenario.Engine) (document.Document, scenario.Scenario, bool) {
	if a.level() != disclose.Everything {
		return document.Document{}, scenario.Scenario{}, false
	}
	d, err := document.Decode(a.Shared)
	if err != nil {
		return document.Document{}, scenario.Scenario{}, false
	}
	sc, errs := d.Scenario(engine)
	return d, sc, len(errs) == 0
}

// narrowed is how far what is shared narrows the candidate's base pay down for
// someone who knows all else: the amounts a year at which the answer would be
// the same. Steps are hundreds of dollars.
func (s *Server) narrowed(w workedCandidate) (low, high money.Money) {
	const step = 100_00
	level, base := w.draft.Choice.Level, w.scenario.Current.Base.Minor()
	options := scenario.Options{Solve: level >= disclose.Required}
	shown := func(cents int64) string {
		trial := withBase(w.scenario, money.USD(cents))
		said, _ := json.Marshal(answerOf(s.Engine.Evaluate(trial, options).Result.Summary, level))
		return string(said)
	}
	field, _ := fieldAt("current.base")
	most, _ := money.Read(field.Max, money.USDCurrency)
	now, rest := shown(base), base%step
	first, last := disclose.Indistinct(base/step, most.Minor()/step, func(at int64) bool { return shown(at*step+rest) == now })
	return money.USD(first*step + rest), money.USD(last*step + rest)
}

// ownAnswer shows the candidate what the company sees, and asks for the key to
// withdraw it.
func (s *Server) ownAnswer(c echo.Context) error { return s.showOwnAnswer(c, http.StatusOK, "") }

// withdrawAnswer erases an answer for who holds its key.
func (s *Server) withdrawAnswer(c echo.Context) error {
	r := c.Request()
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		return err
	}
	key := cleaned(last(r.PostForm[editKeyField]))
	err := s.Store.Delete(r.Context(), c.Param("answer"), key, s.Now())
	if errors.Is(err, db.ErrWrongKey) {
		return s.showOwnAnswer(c, http.StatusForbidden, key)
	}
	if err != nil {
		return s.gone(c, err)
	}
	return s.sendWithdrawn(c)
}
