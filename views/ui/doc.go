// Package ui has the small parts that pages are made of: fields with their
// label, hint, error and reading; folds; tables; buttons; chips.
//
// Every part takes a model of strings that are ready to print. A field's Name
// is the JSON path of the evaluation request (current.base), its id, and the
// field that an error names.
package ui
