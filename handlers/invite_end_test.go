package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestAnAnswerIsWithdrawn(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "en", false, nil)
	doc := in.fill("/send", http.StatusCreated, palo...)
	mine, key, _ := strings.Cut(strings.TrimPrefix(doc.Find("#mine").AttrOr("href", ""), "https://offergap.test"), "#")
	page := in.candidate.get(mine)
	wantNoTrace(t, "the candidate's own page", page.Find("main").Text())
	withdraw := func(key string, status int) *goquery.Document {
		return in.candidate.page(in.candidate.send(http.MethodPost, mine, url.Values{editKeyField: {key}}), status)
	}
	if doc := withdraw(in.key, http.StatusForbidden); doc.Find(`[id="edit_key-e"]`).Length() != 1 {
		t.Error("the company's key withdraws, or the field says nothing")
	}
	withdraw(key, http.StatusOK)
	if len(in.stored(t)) != 0 {
		t.Error("the company still sees it")
	}
	if w := in.candidate.send(http.MethodGet, mine, nil); w.Code != http.StatusGone {
		t.Errorf("status %d, want gone", w.Code)
	}
}

func TestAnInvitationEnds(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "ko", false, nil)
	in.fill("/send", http.StatusCreated, palo...)
	if doc := in.company.page(in.company.send(http.MethodPost, in.path+"/answers", url.Values{editKeyField: {"x"}}), http.StatusForbidden); doc.Find("#answers").Length() > 0 {
		t.Error("a wrong key opens the answers")
	}
	in.list(http.StatusOK, "do", doClose)
	in.fill("/send", http.StatusGone, palo...)
	in.candidate.page(in.candidate.send(http.MethodGet, in.path, nil), http.StatusGone)
	if doc := in.list(http.StatusOK, "do", doDelete); doc.Find("#confirm").Length() != 1 {
		t.Error("it does not ask before it deletes")
	}
	if doc := in.list(http.StatusOK); doc.Find("#answers li").Length() == 0 {
		t.Error("a closed invitation lost its answers")
	}
	in.list(http.StatusOK, "do", doDeleteForGood)
	in.list(http.StatusGone)
	in.company.page(in.company.send(http.MethodGet, in.path+"/answers", nil), http.StatusGone)
}

func TestInvitationsRefuse(t *testing.T) {
	t.Parallel()
	in := inviteFrom(t, "ko", false, nil)
	if doc := in.company.page(in.company.send(http.MethodPost, "/invite", url.Values{inviteDays: {"9999"}}), http.StatusUnprocessableEntity); doc.Find(`[id="invite.days-e"]`).Length() != 1 {
		t.Error("no message at the days")
	}
	in.company.page(in.company.send(http.MethodPost, "/", url.Values{"offer.base": {"약간"}, "current.base": {"1"}}), http.StatusUnprocessableEntity)
	if doc := in.company.page(in.company.send(http.MethodPost, "/invite", nil), http.StatusUnprocessableEntity); doc.Find(`#errors a[href="/#offer.base"]`).Length() != 1 {
		t.Error("an offer that cannot be read goes along")
	}
	doc := in.fill("/send", http.StatusUnprocessableEntity, append([]string{answerShare, "all of it", answerDays, "-4"}, palo...)...)
	if doc.Find(`[id="answer.share-e"], [id="answer.days-e"]`).Length() != 2 || len(in.stored(t)) > 0 {
		t.Error("a choice that is not offered was taken")
	}
	answered := in.fill("/send", http.StatusCreated, palo...)
	mine, _, _ := strings.Cut(strings.TrimPrefix(answered.Find("#mine").AttrOr("href", ""), "https://offergap.test"), "#")
	answerID := mine[strings.LastIndex(mine, "/")+1:]
	for _, path := range []string{"/c/x", "/c/" + strings.Repeat("A", 26), "/c/" + answerID, "/s/" + answerID, "/s/" + in.path[3:], "/c/x/mine/" + in.path[3:], "/c/x/mine/x", "/c/x/answers"} {
		if w := in.candidate.send(http.MethodGet, path, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, w.Code)
		}
	}
	for _, path := range []string{in.path, in.path + "/send", in.path + "/answers", mine, "/invite"} {
		if w := ask(in.candidate.h, http.MethodPost, path, "%zz&=;\x00", "Content-Type", "application/x-www-form-urlencoded"); w.Code >= 500 {
			t.Errorf("%s: status %d", path, w.Code)
		}
		if w := ask(in.candidate.h, http.MethodPost, path, "", "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
			t.Errorf("%s from another site: status %d", path, w.Code)
		}
	}
}
