package views

// What follows fills a MessagePage from the catalogue. The frame (language,
// navigation, assets) comes with the page.

// NotFound is for an address that leads nowhere.
func NotFound(p Page) MessagePage { return message(p, "not_found") }

// Gone is for a result that its owner has deleted or that has expired.
func Gone(p Page) MessagePage { return message(p, "gone") }

// Forbidden is for a form that came from another site.
func Forbidden(p Page) MessagePage { return message(p, "forbidden") }

// TooLarge is for more than a form can hold.
func TooLarge(p Page) MessagePage { return message(p, "too_large") }

// TooMany is for an address that saves or edits too often.
func TooMany(p Page) MessagePage { return message(p, "too_many") }

// Busy is for a computation that found others before it for too long.
func Busy(p Page) MessagePage { return message(p, "busy") }

// Failure is for an error of ours; the id finds it in the log.
func Failure(p Page, requestID string) MessagePage {
	m := message(p, "failure_page")
	m.RequestID = requestID
	return m
}

func message(p Page, key string) MessagePage {
	p.NoIndex = true
	p.Title = p.T("layout.message." + key + ".title")
	return MessagePage{
		Page:    p,
		Heading: p.Title,
		Text:    p.T("layout.message." + key + ".text"),
		Links:   []Link{{p.T("layout.message.home"), "/"}, {p.T("layout.nav.methodology"), "/methodology"}},
	}
}
