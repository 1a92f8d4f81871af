// Package assets carries the style sheet, script, font and images inside the binary and serves them.
//
// build.mjs fills the folder dist; its manifest maps plain names ("app.css") to names with a hash of their
// content ("app.5673bd3a430d.css"). On a clean clone dist is empty: the package still compiles, Path gives
// the plain name, and the handler answers 404. The package knows nothing of the pages that use it.
package assets
