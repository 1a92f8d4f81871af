package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/views/text"
)

// inputError is what the user can mend, all at once.
type inputError struct {
	status int // 400: no JSON; 422: fields
	fields []scenario.FieldError
}

func (e *inputError) Error() string { return fmt.Sprintf("%d errors in the input", len(e.fields)) }

// fieldErrors is an error with a status for the fields, nil where there are
// none. An error that names no field is about the whole body.
func fieldErrors(fields []scenario.FieldError) error {
	if len(fields) == 0 {
		return nil
	}
	status := http.StatusUnprocessableEntity
	if fields[0].Field == "" {
		status = http.StatusBadRequest
	}
	return &inputError{status: status, fields: fields}
}

// problem is an answer of RFC 9457.
type problem struct {
	Type   string         `json:"type"`
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Detail string         `json:"detail"`
	Errors []fieldProblem `json:"errors,omitempty"`
	// RequestID finds an error of ours in the log.
	RequestID string `json:"request_id,omitempty"`
}

type fieldProblem struct {
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// sendProblem answers with problem+json in the language that the client
// prefers, English unless it says Korean.
func (s *Server) sendProblem(c echo.Context, status int, err error) error {
	lang := preferredLanguage(c.Request())
	p := problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail(lang, status)}
	var input *inputError
	if errors.As(err, &input) && status == http.StatusUnprocessableEntity {
		p.Errors = make([]fieldProblem, len(input.fields))
		for i, f := range input.fields {
			p.Errors[i] = fieldProblem{Field: f.Field, Code: f.Code, Message: sentence(lang, f)}
		}
	}
	if status >= http.StatusInternalServerError {
		p.RequestID = requestIDOf(c)
	}
	body, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("encode problem: %w", err)
	}
	h := c.Response().Header()
	h.Add(echo.HeaderVary, "Accept-Language")
	h.Set("Content-Language", lang.Code())
	return c.Blob(status, "application/problem+json", append(body, '\n'))
}

// detail says what the status means here.
func detail(lang text.Lang, status int) string {
	key := "problem.status_" + strconv.Itoa(status)
	switch {
	case text.Has(key):
	case status >= http.StatusInternalServerError:
		key = "problem.status_500"
	default:
		key = "problem.status_400"
	}
	return lang.T(key)
}

// sentence is a field's error in words. Bounds are printed as JSON has them.
func sentence(lang text.Lang, e scenario.FieldError) string {
	return errorSentence(lang, e, func(a scenario.Arg) string { return a.Value })
}

var languages = language.NewMatcher([]language.Tag{language.English, language.Korean})

// preferredLanguage is the language that the client asks the API for.
func preferredLanguage(r *http.Request) text.Lang {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return text.English
	}
	if _, i, _ := languages.Match(tags...); i == 1 {
		return text.Korean
	}
	return text.English
}
