package document

// Part is the working cut down to the steps that are kept, with the law values
// and inputs that these refer to. Whoever may see only some figures gets it
// instead of the whole. A step that is kept needs those that it builds on: see
// Closure.
func (d Document) Part(keep []bool) (Working, []LawUse) {
	c := cutter{
		from: d, working: Working{Inputs: []string{}, Steps: []Step{}}, laws: []LawUse{},
		steps: map[int]int{}, lawAt: map[int]int{}, inputs: map[int]int{},
	}
	for i, step := range d.Working.Steps {
		if keep[i] {
			c.add(i, step)
		}
	}
	return c.working, c.laws
}

// Closure marks, besides the steps that are marked, all those that they build
// on.
func (d Document) Closure(keep []bool) {
	// Operands come before the steps that use them.
	for i := len(d.Working.Steps) - 1; i >= 0; i-- {
		if !keep[i] {
			continue
		}
		for _, o := range d.Working.Steps[i].Operands {
			if o.Step != nil {
				keep[*o.Step] = true
			}
		}
	}
}

// cutter numbers what is kept anew.
type cutter struct {
	from                 Document
	working              Working
	laws                 []LawUse
	steps, lawAt, inputs map[int]int // from the old positions to the new ones
}

func (c *cutter) add(i int, step Step) {
	operands := make([]Operand, len(step.Operands))
	for at, o := range step.Operands {
		operands[at] = c.operand(o)
	}
	step.Operands = operands
	c.steps[i] = len(c.working.Steps)
	c.working.Steps = append(c.working.Steps, step)
}

func (c *cutter) operand(o Operand) Operand {
	switch {
	case o.Step != nil:
		at := c.steps[*o.Step]
		o.Step = &at
	case o.Law != nil:
		o.Law = moved(c.lawAt, *o.Law, &c.laws, c.from.Laws)
	case o.Input != nil:
		o.Input = moved(c.inputs, *o.Input, &c.working.Inputs, c.from.Working.Inputs)
	}
	return o
}

// moved is the new position of an entry, which is taken over the first time.
func moved[T any](positions map[int]int, old int, to *[]T, from []T) *int {
	at, known := positions[old]
	if !known {
		at = len(*to)
		positions[old] = at
		*to = append(*to, from[old])
	}
	return &at
}
