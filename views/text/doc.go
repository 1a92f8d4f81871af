// Package text holds every sentence and label of the pages, in Korean and in
// English, and prints amounts, rates and dates the way each language writes
// them.
//
// Texts live in catalogue/<area>.<language>.yaml, one file per area and
// language. Nested keys are joined by dots (errors.missing); a key may also be
// written with its dots, which lets a text stand beside the texts below it. A
// key defined twice, in one file or in two, stops the program at its start, as
// does a text that cannot be parsed. A test compares the two languages.
//
// A text may hold placeholders, filled by With and Count:
//
//	{name}        the word
//	{Name}        the word with a capital first letter
//	{name:을/를}   Korean: the word and the particle that its last sound asks for
//	{n:hire/hires} English: the number, and the noun in the singular or plural
//
// The printers take money.Money and shown ratios. They round for display only
// and never add two amounts. Money read from a form is read by money.Read.
package text
