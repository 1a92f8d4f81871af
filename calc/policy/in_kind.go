package policy

// InKindRange is what a settlement package does where its terms are worth the
// least, the middle and the most of their range, in the closed form. No study
// values them for returning researchers, so they are never ranked above cash on
// the middle alone.
type InKindRange struct {
	Scale           [3]float64  `json:"scale"` // of the terms' worth in log pay
	AdditionalHires [3]float64  `json:"additional_hires"`
	NetCost         [3]int64    `json:"net_cost"`
	GapClosed       [3]*float64 `json:"gap_closed"` // the terms counted at what they are worth
}

// inKind is the range of a settlement design that gives terms beside money; nil
// for others.
func (l *Lab) inKind(p *plan) *InKindRange {
	if p.design.Instrument != Settlement || len(p.design.Package.Items) == 0 {
		return nil
	}
	scale := p.parameters.of[ItemsScale]
	r := InKindRange{Scale: [3]float64{scale.limits.low, scale.centre, scale.limits.high}}
	for i, value := range r.Scale {
		w := l.at(p.parameters.with(ItemsScale, value))
		s := &scratch{gaps: &gaps{valued: true}}
		t := l.totals(s, p, &w, nil, 0)
		r.AdditionalHires[i], r.NetCost[i] = rounded(t.national, people), won(t.net)
		if closed := s.gaps.closed(); closed != nil {
			r.GapClosed[i] = ratio(*closed, 1)
		}
	}
	return &r
}
