package handlers

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// budgetRefs are where the lines and terms of one design stand in the workbook.
type budgetRefs struct {
	terms map[string]string   // the whole address
	rows  map[string]lineSpot // by line
}

// lineSpot is a line's row, and how many years it has.
type lineSpot struct {
	sheet string
	row   int
	years int
}

// firstYearColumn is the column of a table's first year.
const firstYearColumn = 3

// people is the line of those supported, and headPrefix begins the lines that
// are a head.
const (
	peopleLineID = "supported"
	headPrefix   = "a_head_"
)

var (
	placeholder = regexp.MustCompile(`\{([$@<]?)([a-z_]+)\}`)
	nothingMore = regexp.MustCompile(`[+-]0\b`)
	nothingHead = regexp.MustCompile(`^0\+|(\()0\+`)
)

// formula is the line's in year n, from 0, as a sheet has it.
func (r *budgetRefs) formula(template string, n int) string {
	out := placeholder.ReplaceAllStringFunc(template, func(found string) string {
		part := placeholder.FindStringSubmatch(found)
		switch part[1] {
		case "$":
			return r.terms[part[2]]
		case "@":
			return r.calendar(part[2], n)
		case "<":
			return r.cell(part[2], n-1)
		}
		return r.cell(part[2], n)
	})
	return nothingHead.ReplaceAllString(nothingMore.ReplaceAllString(out, ""), "$1")
}

// cell is the address of a line's year; 0 where the line or the year is not
// there.
func (r *budgetRefs) cell(id string, n int) string {
	spot, known := r.rows[id]
	if !known || n < 0 || n >= spot.years {
		return "0"
	}
	return address(spot.sheet, firstYearColumn+n, spot.row)
}

// calendar is people × amount a head, of the months that the year holds of this
// year of the programme and of the one before.
func (r *budgetRefs) calendar(id string, n int) string {
	months, unit := r.terms["months"], headPrefix+id
	var parts []string
	if now := r.cell(unit, n); now != "0" {
		parts = append(parts, fmt.Sprintf("%s/12*%s*%s", months, r.cell(peopleLineID, n), now))
	}
	if before := r.cell(unit, n-1); before != "0" {
		parts = append(parts, fmt.Sprintf("(12-%s)/12*%s*%s", months, r.cell(peopleLineID, n-1), before))
	}
	if len(parts) == 0 {
		return "0"
	}
	return "(" + strings.Join(parts, "+") + ")"
}

// address is a cell's in any sheet.
func address(sheet string, column, row int) string {
	at, _ := excelize.CoordinatesToCellName(column, row, true) // within bounds: our own tables
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + at
}

// sumOf sums a row of its own sheet up.
func sumOf(from, to, row int) string {
	first, _ := excelize.CoordinatesToCellName(from, row)
	last, _ := excelize.CoordinatesToCellName(to, row)
	return "SUM(" + first + ":" + last + ")"
}
