package policy

// meter turns the stages of a run into one count of work, so that progress
// moves at an even pace whatever the study is made of.
type meter struct {
	done, total                   int
	prepare, account, match, draw int // units that a stage of each kind takes
	tell                          func(done, total int)
}

// What a case costs in each stage, in units of one candidate's draw, as the
// benchmarks have it.
const (
	unitsToPrepare = 100 // a case computed without a policy
	unitsToAccount = 30  // an exact account, with its rationing
	unitsToMatch   = 100 // the search for the intensity of a budget
)

// newMeter adds up the stages of Run.
func newMeter(s *Study, tell func(done, total int)) *meter {
	cases, designs := len(s.Cohort), len(s.Designs)
	m := &meter{prepare: unitsToPrepare * cases, account: unitsToAccount * cases, draw: cases, tell: tell}
	m.total = tableYears*m.prepare + designs*((1+tableYears)*m.account+s.Draws*m.draw)
	if s.SameBudget != nil {
		m.match = unitsToMatch * cases
		m.total += designs * m.match
	}
	if tell == nil {
		m.tell = func(int, int) {}
	}
	m.tell(0, m.total)
	return m
}

// stage is what the next stage, of so many units, reports its tasks to.
func (m *meter) stage(units int) func(done, of int) {
	from := m.done
	m.done += units
	return func(done, of int) { m.tell(from+int(float64(units)*float64(done)/float64(max(of, 1))), m.total) }
}

// stageOf is a stage of so many tasks of equal units.
func (m *meter) stageOf(units, tasks int) func(done int) {
	report := m.stage(units * tasks)
	return func(done int) { report(done, tasks) }
}
