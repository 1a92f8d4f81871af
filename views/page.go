package views

import (
	"strings"

	"github.com/offergap/offergap/views/text"
)

// appNameKey is the text key of the name that ends every title.
const appNameKey = "layout.app_name"

// Page is what every page has: head, header and footer.
type Page struct {
	Lang        text.Lang
	Title       string // without the app's name
	Description string
	Path        string // of this page with its query, for the language links; "/" where empty
	NoIndex     bool   // results and drafts stay out of search engines
	HasErrors   bool   // puts '오류:' before the title
	Nav         []NavItem
	LawLine     string // which years' law is used: "2026년 귀속 한국 세법 · …"
	LawVersion  string
	Foot        string // at the foot of each printed page: the date, the law
	CheckedLine string // when the values were last compared with their sources
	AppVersion  string
	Assets      Assets
}

// Assets are the addresses of the style sheets, scripts and icon.
type Assets struct {
	CSS         string
	FontCSS     string // the characters of our own texts
	FontRestCSS string // all others
	HeadScript  string // small; runs before the page is painted
	Script      string
	Icon        string
}

// NavItem is a link of the header; Current marks the page that is shown.
type NavItem struct {
	Label, URL string
	Current    bool
}

// LangLink leads to the same page in another language.
type LangLink struct {
	Lang       string // BCP 47
	Label, URL string
}

// T is a static text of the catalogue in the page's language.
func (p Page) T(key string) string { return p.Lang.T(key) }

// FullTitle is the title of the document.
func (p Page) FullTitle() string {
	title := p.T(appNameKey)
	if p.Title != "" {
		title = p.Title + " · " + title
	}
	if p.HasErrors {
		title = p.T("layout.error_prefix") + title
	}
	return title
}

// OtherLanguages link to this page in the languages that it is not in.
func (p Page) OtherLanguages() []LangLink {
	path, join := p.Path, "?"
	if path == "" {
		path = "/"
	}
	if strings.Contains(path, "?") {
		join = "&"
	}
	var links []LangLink
	for _, l := range text.Langs() {
		if l != p.Lang {
			links = append(links, LangLink{l.Code(), p.T("layout.language." + l.Code()), path + join + "lang=" + l.Code()})
		}
	}
	return links
}

// Section is a page of the header's navigation.
type Section string

// The sections, in the order of the header.
const (
	SectionCalculator  Section = "calculator"
	SectionDeal        Section = "deal"
	SectionPolicy      Section = "policy"
	SectionCompare     Section = "compare"
	SectionMethodology Section = "methodology"
	SectionParameters  Section = "parameters"
	SectionNone        Section = ""
)

// Nav is the header's navigation with the current section marked.
func Nav(lang text.Lang, current Section) []NavItem {
	return []NavItem{
		{Label: lang.T("layout.nav.calculator"), URL: "/", Current: current == SectionCalculator},
		{Label: lang.T("layout.nav.deal"), URL: "/offer", Current: current == SectionDeal},
		{Label: lang.T("layout.nav.policy"), URL: "/policy", Current: current == SectionPolicy},
		{Label: lang.T("layout.nav.compare"), URL: "/compare", Current: current == SectionCompare},
		{Label: lang.T("layout.nav.methodology"), URL: "/methodology", Current: current == SectionMethodology},
		{Label: lang.T("layout.nav.parameters"), URL: "/parameters", Current: current == SectionParameters},
	}
}

// htmxConfig keeps htmx within the content security policy: no eval, no
// injected styles or scripts, no stored pages (they hold pay), and a rejected
// form (422) is swapped like an accepted one.
const htmxConfig = `{"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,` +
	`"allowScriptTags":false,"historyCacheSize":0,"defaultSettleDelay":0,` +
	`"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},` +
	`{"code":"422","swap":true},{"code":"[45]..","swap":false,"error":true}]}`

// fragment is the key of a region that a page can be asked for alone.
type fragment string

// The regions that htmx replaces.
const (
	TitleFragment fragment = "title" // of the document, which says whether there are errors
	AppFragment   fragment = "app"   // the calculator: answer, form and charts
	ShareFragment fragment = "share" // the panel that saves
	RunFragment   fragment = "run"   // how far a run is

	FigureFragment fragment = "figure" // a figure of the policy lab
)
