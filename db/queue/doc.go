// Package queue runs long work in the background, so that it survives a
// restart: a run has an unguessable id, an input, progress, and a result that
// is kept for a day.
//
// The table runs is the truth. River (https://riverqueue.com) only rings: a job
// of river names a run that waits, in the same transaction that made it wait.
// The worker that hears it claims the run by a condition on its state, so that
// a second ring, or a worker that was given up too early, changes nothing.
// While it works it says every Beat how far it is; a run that has not been
// heard of for LostAfter, since its process was killed, waits again.
//
// Work must therefore stand being done twice, and end soon when its context is
// done. Nothing of an input or a result reaches river's tables or the log.
package queue
