// Package tabular reads rows of text from the files that people keep tables in,
// and writes workbooks.
//
// A file is known by its content, never by its name: CSV with commas, semicolons
// or tabs, in UTF-8, UTF-16 or the code page 949 that Korean Excel saves in; or
// XLSX, of which the first visible sheet is read. Whatever the bytes are, reading
// ends within bounds of time and memory and never panics.
//
// What tabular does not do: know a column, compute a formula, keep a file.
package tabular
