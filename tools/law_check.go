//go:build ignore

// law_check lists the values of law and statistics that a person should look at: overdue, not compared with
// their source for a year, never confirmed, without a value for the coming year, bills and deadlines that are
// near. It reads the clock, so it is no unit test: the calendar alone must never break a build. Run by
// `make law-check`, from the root.
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
		for _, finding := range p.Due(today) {
			fmt.Printf("%s: %s\n", p.Path, finding)
			found++
		}
	}
	fmt.Printf("%d to look at, law version %s, %s\n", found, book.Version(), today)
	if found > 0 {
		os.Exit(1)
	}
}
