package views

// MethodologyPage tells in prose how everything is computed, and what is not.
type MethodologyPage struct {
	Page
	Heading, Intro string
	Sections       []ProseSection
}

// ProseSection is a titled run of paragraphs, and points where they list.
type ProseSection struct {
	ID, Title  string
	Paragraphs []string
	Points     []string
	Links      []Link
}
