package sim

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunk is how many draws a worker takes at a time: few enough that workers end
// together, enough that taking them costs nothing.
const chunk = 8

// Draws runs draws 0 to n − 1 on all cores. worker is called once for each
// core and returns what does one draw; it must write only what belongs to that
// draw. The source it is given holds the stream of the draw. done, if not nil,
// is told how many draws are finished, from one goroutine at a time. The error
// is the context's.
func Draws(ctx context.Context, seed uint64, n int, worker func() func(i int, r *rand.Rand), done func(draws int)) error {
	return Each(ctx, n, chunk, func() func(int) {
		draw := worker()
		stream := new(rand.PCG)
		r := rand.New(stream)
		return func(i int) {
			stream.Seed(seed, uint64(i))
			draw(i, r)
		}
	}, done)
}

// Each does tasks 0 to n − 1 on all cores, size at a time. What Draws says of
// workers holds here too. No task is begun once the context is done.
func Each(ctx context.Context, n, size int, worker func() func(i int), done func(tasks int)) error {
	var next atomic.Int64
	var telling sync.Mutex // guards finished and the order of reports
	finished := 0
	var group sync.WaitGroup
	for range max(1, min(runtime.GOMAXPROCS(0), (n+size-1)/size)) {
		group.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				from := int(next.Add(int64(size))) - size
				if from >= n {
					return
				}
				i := from
				for ; i < min(from+size, n) && ctx.Err() == nil; i++ {
					do(i)
				}
				telling.Lock()
				if finished += i - from; done != nil {
					done(finished)
				}
				telling.Unlock()
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
