package views

// NotFound, Gone and Failure fill a MessagePage from the catalogue. The frame
// (language, navigation, assets) comes with the page.
func NotFound(p Page) MessagePage { return message(p, "not_found") }

// Gone is for a result that its owner has deleted or that has expired.
func Gone(p Page) MessagePage { return message(p, "gone") }

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
