// Package policydoc is the form in which a study of the policy lab is kept: the
// input, everything that its page shows, and the law values behind it.
//
// Like a document of a scenario it is its bytes: encoded once, in a fixed order
// of fields, and never again. Figures are shown from it and not computed anew,
// so that a link shows the same ones for ever.
package policydoc
