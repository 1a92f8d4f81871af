package policydoc

// meter adds the views to the progress of the answer.
type meter struct {
	designs, total int
	tell           func(done, total int)
}

// viewsPart is what part of the answer's work the views of all designs take.
const viewsPart = 10

func newMeter(designs int, tell func(done, total int)) *meter {
	return &meter{designs: designs, tell: tell}
}

// answer is told how far the answer is.
func (m *meter) answer(done, total int) {
	if m.total = total; m.tell != nil {
		m.tell(done, m.whole())
	}
}

// views is told of how many designs the views are done, and after them the
// scenarios.
func (m *meter) views(done int) {
	if m.tell != nil {
		m.tell(m.total+(m.whole()-m.total)*done/(m.designs+1), m.whole())
	}
}

func (m *meter) whole() int { return m.total + m.total/viewsPart + 1 }
