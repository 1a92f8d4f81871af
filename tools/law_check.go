//go:build ignore

// law_check lists the values of law and statistics that a person should look at: not compared with their
// source for a year, or renewed yearly and without a value for the coming year. It reads the clock, so it is
// no unit test: the calendar alone must never break a build. Run by `make law-check`, from the root.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/offergap/offergap/calc/law"
)

func main() {
	book, err := law.Load()
	if err != nil {
		log.Fatalf("load law: %v", err)
	}
	now := time.Now()
	today := law.Day(now.Year(), int(now.Month()), now.Day())
	found := 0
	for _, p := range book.Params() {
		for _, finding := range findings(p, today) {
			fmt.Printf("%s: %s\n", p.Path, finding)
			found++
		}
	}
	fmt.Printf("%d to look at, law version %s, %s\n", found, book.Version(), today)
	if found > 0 {
		os.Exit(1)
	}
}

// findings looks at the last value that is applied: what it superseded can no longer change.
func findings(p *law.Param, today law.Date) (list []string) {
	var last *law.Value
	for i := range p.Values {
		v := &p.Values[i]
		switch {
		case v.Pending != "" && v.From <= today:
			list = append(list, fmt.Sprintf("due since %s: %s", v.From, v.Pending))
		case v.Pending == "" && v.Status.Applied():
			last = v
		}
	}
	if last == nil {
		return list
	}
	if last.Checked.NextYear() < today {
		list = append(list, fmt.Sprintf("the value from %s was last compared with its source on %s", last.From, last.Checked))
	}
	if coming := today.Year() + 1; p.Renewed && last.From.Year() < coming {
		list = append(list, fmt.Sprintf("no value for %d; that of %s is carried forward", coming, last.From))
	}
	return list
}
