package sim

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The sample mean lies within 5 standard errors of the mean, and the sample
// variance within 5 of its own, taken from the fourth moment of the sample: one
// in millions fails, and the seed is fixed.
func TestMomentsWithinTheirStandardErrors(t *testing.T) {
	t.Parallel()
	const n = 200_000
	for name, d := range map[string]Distribution{
		"point":             Point(3),
		"uniform":           Uniform{0.5, 1.5},
		"triangular":        Triangular{0.3, 0.8, 1},
		"triangular, right": Triangular{0, 1, 1},
		"triangular, left":  Triangular{0, 0, 0.49},
		"triangular, point": Triangular{2, 2, 2},
		"log-triangular":    LogTriangular{0.3, 1, 2.7},
		"normal":            Normal{0, 0.75},
		"lognormal":         Lognormal{200, 0.4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(1, 2))
			draws := make([]float64, n)
			mean := 0.0
			for i := range draws {
				draws[i] = Sample(r, d)
				mean += draws[i] / n
			}
			var second, fourth float64
			for _, x := range draws {
				square := (x - mean) * (x - mean)
				second += square / n
				fourth += square * square / n
			}
			if off, se := math.Abs(mean-d.Mean()), math.Sqrt(d.Variance()/n); off > 5*se+1e-9 {
				t.Errorf("mean %v, want %v within %v", mean, d.Mean(), 5*se)
			}
			if off, se := math.Abs(second-d.Variance()), math.Sqrt(math.Max(0, fourth-second*second)/n); off > 5*se+1e-9 {
				t.Errorf("variance %v, want %v within %v", second, d.Variance(), 5*se)
			}
		})
	}
}

func TestQuantilesOfDistributions(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		d    Distribution
		u    float64
		want float64
	}{
		{"the standard normal's 97.5 %", Normal{0, 1}, 0.975, 1.959963984540054},
		{"the median of a lognormal", Lognormal{200, 0.4}, 0.5, 200},
		// Below the mode the cumulative function is (x − 0)² ÷ (1 · 0.5): 0.125 at 0.25.
		{"a triangle's eighth", Triangular{0, 0.5, 1}, 0.125, 0.25},
		{"a triangle's seven eighths", Triangular{0, 0.5, 1}, 0.875, 0.75},
		{"a triangle's mode", Triangular{0.3, 0.8, 1}, 5.0 / 7, 0.8},
		// ln 0.25 to ln 4 around 0 is even: half lie below the mode.
		{"a log-triangle's middle", LogTriangular{0.25, 1, 4}, 0.5, 1},
		{"a uniform's tenth", Uniform{2, 4}, 0.1, 2.2},
	}
	for _, c := range cases {
		if got := c.d.Quantile(c.u); math.Abs(got-c.want) > 1e-12*math.Abs(c.want) {
			t.Errorf("%s = %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSummaries(t *testing.T) {
	t.Parallel()
	// 0 … 10: the tenth of ten steps is 1, the middle 5, nine tenths 9.
	got := BandOf([]float64{10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5})
	if diff := cmp.Diff(Band{1, 5, 9}, got); diff != "" {
		t.Error(diff)
	}
	if got := Quantile([]float64{1, 2}, 0.25); got != 1.25 {
		t.Errorf("a quarter of the way from 1 to 2 is %v", got)
	}
	if got := BandOf([]float64{7}); got != (Band{7, 7, 7}) {
		t.Errorf("one draw gives %v", got)
	}
	if got := Quantile(nil, 0.5); !math.IsNaN(got) {
		t.Errorf("of nothing: %v", got)
	}
	if got := WeightedMedian([]Weighted{{3, 1}, {1, 1}, {2, 5}}); got != 2 {
		t.Errorf("weighted median %v, want 2", got)
	}
	if got := WeightedMedian([]Weighted{{1, 0}, {9, 1}}); got != 9 {
		t.Errorf("weighted median %v, want 9: what has no weight does not count", got)
	}
}

// The rule gives the moments of the standard normal: 1, 0, 1, 0, 3, 0, 15.
func TestNormalNodesGiveTheMoments(t *testing.T) {
	t.Parallel()
	for _, n := range []int{4, 7, 16, 33} {
		nodes := NormalNodes(n)
		for power, want := range []float64{1, 0, 1, 0, 3, 0, 15} {
			got := 0.0
			for _, node := range nodes {
				got += node.Weight * math.Pow(node.X, float64(power))
			}
			if math.Abs(got-want) > 1e-10 {
				t.Errorf("%d nodes: moment %d = %v, want %v", n, power, got, want)
			}
		}
		if !slices.IsSortedFunc(nodes, func(a, b Node) int { return int(math.Copysign(1, a.X-b.X)) }) {
			t.Errorf("%d nodes are not in order", n)
		}
	}
}

// sums is a run whose rows depend on the stream of the draw.
func sums(t *testing.T, n int) []float64 {
	t.Helper()
	rows := make([]float64, n)
	err := Draws(context.Background(), 42, n, func() func(int, *rand.Rand) {
		return func(i int, r *rand.Rand) {
			for range 10 {
				rows[i] += Sample(r, Normal{0, 1})
			}
		}
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestDrawsDoNotDependOnTheNumberOfCores(t *testing.T) {
	old := runtime.GOMAXPROCS(1)
	one := sums(t, 1000)
	runtime.GOMAXPROCS(4)
	four := sums(t, 1000)
	runtime.GOMAXPROCS(old)
	if diff := cmp.Diff(one, four); diff != "" {
		t.Error(diff)
	}
	// Draw 7 is what its own stream gives, whoever runs it.
	r, want := rand.New(rand.NewPCG(42, 7)), 0.0
	for range 10 {
		want += Sample(r, Normal{0, 1})
	}
	if one[7] != want {
		t.Errorf("draw 7 = %v, want %v", one[7], want)
	}
}

func TestDrawsStopWhenCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	finished := 0
	err := Draws(ctx, 1, 1_000_000, func() func(int, *rand.Rand) {
		return func(int, *rand.Rand) {}
	}, func(draws int) {
		finished = draws
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if finished == 0 || finished == 1_000_000 {
		t.Errorf("%d draws were finished", finished)
	}
}
