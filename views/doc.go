// Package views has the pages of OfferGap: view models and the templates that
// print them.
//
// A page takes one view model, shaped like the page: strings that are ready to
// print, booleans already decided, children in their order. Templates repeat,
// choose by a boolean and call other templates; they do not calculate, compare
// amounts or look anything up but the static labels of views/text. Handlers
// turn results into view models.
package views
