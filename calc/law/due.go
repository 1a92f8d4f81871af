package law

import "fmt"

// soon is how many months before a day a person should look at what happens
// then.
const soon = 3

// Due is what a person should look at on the day: values that are overdue or
// missing for the coming year, that were not compared with their source for a
// year or never confirmed, bills that may have passed, and deadlines of law
// that are near. Nothing of it is wrong by itself.
func (p *Param) Due(today Date) (list []string) {
	last := -1
	for i := range p.Values {
		v := &p.Values[i]
		switch {
		case v.Pending != "" && v.From <= today:
			list = append(list, fmt.Sprintf("due since %v: %s", v.From, v.Pending))
		case v.Status == Bill && v.From <= today.addMonths(soon):
			list = append(list, fmt.Sprintf("a bill for %v: look whether it has passed (last compared %v)", v.From, v.Checked))
		case v.Status == Projected && v.From <= today:
			list = append(list, fmt.Sprintf("only projected for %v", v.From))
		case v.Pending == "" && v.Status.Applied():
			last = i // what it superseded can no longer change
		}
	}
	if last < 0 {
		return list
	}
	v := &p.Values[last]
	if v.Checked.NextYear() < today {
		list = append(list, fmt.Sprintf("the value from %v was last compared with its source on %v", v.From, v.Checked))
	}
	if v.Status != Published {
		list = append(list, fmt.Sprintf("the value from %v is %s", v.From, v.Status))
	}
	if coming := today.Year() + 1; p.Renewed && v.From.Year() < coming {
		list = append(list, fmt.Sprintf("no value for %d; that of %v is carried forward", coming, v.From))
	}
	if day, err := ParseDate(v.Node.Scalar); err == nil && day <= today.addMonths(soon) {
		list = append(list, fmt.Sprintf("ends on %v", day))
	}
	return list
}

// addMonths is the same day n months later; a month that lacks the day gives
// one that compares the same.
func (d Date) addMonths(n int) Date {
	months := d.Year()*12 + d.Month() - 1 + n
	return Day(months/12, months%12+1, d.DayOfMonth())
}
