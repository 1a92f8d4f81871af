package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
	"github.com/offergap/offergap/views/text"
)

func TestVerifySaysThatTheBytesAreTheSame(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	h := s.Handler()
	path := "/s/" + saved.LinkID + "/verify"
	document := ask(h, http.MethodGet, "/s/"+saved.LinkID+"/document", "")
	if tag := document.Header().Get("ETag"); tag != `"`+saved.SHA256+`"` {
		t.Errorf("the document's entity tag is %s", tag)
	}
	for _, w := range []verification{
		decode[verification](t, ask(h, http.MethodGet, path, "", "Accept", "application/json")),
		decode[verification](t, ask(h, http.MethodGet, path+".json", "")),
	} {
		want := verification{ID: saved.LinkID, Matches: true, SHA256: saved.SHA256, Computed: saved.SHA256, Bytes: document.Body.Len(), Document: "https://offergap.test/s/" + saved.LinkID + "/document"}
		if w != want {
			t.Errorf("got %+v, want %+v", w, want)
		}
	}
	for lang, want := range map[text.Lang]string{text.Korean: "저장한 바이트 그대로입니다", text.English: "those that were saved"} {
		doc := read(t, ask(h, http.MethodGet, path+"?lang="+lang.Code(), ""), http.StatusOK)
		page := textOf(doc.Find("main"))
		if !strings.Contains(page, want) || strings.Count(page, saved.SHA256) != 2 {
			t.Errorf("%v: the page says %q", lang, page)
		}
		if command := textOf(doc.Find("#command")); command != "curl -s https://offergap.test/s/"+saved.LinkID+"/document | sha256sum" {
			t.Errorf("%v: the command is %q", lang, command)
		}
	}
	result := read(t, ask(h, http.MethodGet, "/s/"+saved.LinkID, ""), http.StatusOK)
	if result.Find(`.facts a[href="`+path+`"]`).Length() != 1 || !strings.Contains(textOf(result.Find(".printonly")), saved.SHA256) {
		t.Error("the result has no link to its check, or its print no hash")
	}
}

func TestVerifyOfAPartialLinkLeadsNotToTheBytes(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Candidate, time.Time{}, articleWith())
	path := "/s/" + saved.LinkID + "/verify"
	if v := decode[verification](t, ask(s.Handler(), http.MethodGet, path+".json", "")); !v.Matches || v.Document != "" {
		t.Errorf("got %+v", v)
	}
	if doc := read(t, ask(s.Handler(), http.MethodGet, path, ""), http.StatusOK); doc.Find("#command").Length() > 0 {
		t.Error("a candidate is sent to bytes that are not for them")
	}
}

func TestVerifyFindsAChange(t *testing.T) {
	t.Parallel()
	s, saved := savedAs(t, db.Full, time.Time{}, articleWith())
	s.Store = corrupted{s.Store}
	path := "/s/" + saved.LinkID + "/verify"
	if v := decode[verification](t, ask(s.Handler(), http.MethodGet, path+".json", "")); v.Matches || v.Computed != "" {
		t.Errorf("got %+v", v)
	}
	if page := textOf(read(t, ask(s.Handler(), http.MethodGet, path, ""), http.StatusOK).Find("main")); !strings.Contains(page, "저장한 바이트와 다릅니다") {
		t.Errorf("the page says %q", page)
	}
}

// corrupted is a store whose documents are no longer what was saved.
type corrupted struct{ Store }

func (corrupted) Link(context.Context, string, time.Time) (db.Record, error) {
	return db.Record{}, db.ErrCorrupt
}
