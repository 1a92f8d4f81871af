// Package handlers is HTTP to domain and back: the pages and the JSON API.
//
// A handler reads a request into a draft, lets calc/scenario parse and
// evaluate it, and gives the result to a page of views or to JSON. It returns
// an error instead of writing one: fail is the one place where an error
// becomes an answer, problem+json under /api/ and a page elsewhere, and where
// what is ours to mend is logged, once.
//
// Amounts in JSON are numbers in the currency's main unit, rates are
// fractions. Salaries are private: no log holds a body, a raw address, an
// amount or an id, and no page or result may be stored on the way.
//
// echo's types stay in this package and in cmd/web.
package handlers
