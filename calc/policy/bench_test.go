package policy

import (
	"context"
	"testing"
)

// 500 candidates, 2,000 draws, one design, Korean tax in every draw: at most
// 1 s on one core and 0.6 s on two (-cpu 1,2).
func BenchmarkDraws(b *testing.B) {
	engine := newEngine(b)
	free := half("match")
	free.PassThrough, free.VacancyElasticity = nil, nil
	l := prepare(b, engine, pool(b, engine, 500, 2000, free))
	p := l.planOf(&l.study.Designs[0])
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.draws(context.Background(), &p, 2000, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// The same with preparation, the exact account and the five-year table.
func BenchmarkRun(b *testing.B) {
	engine := newEngine(b)
	free := half("match")
	free.PassThrough, free.VacancyElasticity = nil, nil
	s := pool(b, engine, 500, 2000, free)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Run(context.Background(), engine, s, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	engine := newEngine(b)
	s := pool(b, engine, 500, 0, half("match"))
	b.ReportAllocs()
	for b.Loop() {
		prepare(b, engine, s)
	}
}
