package handlers

import (
	"bytes"
	"encoding/csv"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/preset"
	"github.com/offergap/offergap/calc/scenario"
	"github.com/offergap/offergap/handlers/tabular"
	"github.com/offergap/offergap/views/text"
)

// upload sends the file by the page's form.
func upload(tb testing.TB, h http.Handler, file []byte, headers ...string) *httptest.ResponseRecorder {
	tb.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "사례.csv")
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		tb.Fatal(err)
	}
	if err := form.Close(); err != nil {
		tb.Fatal(err)
	}
	return ask(h, http.MethodPost, casesPath, body.String(), append(headers, "Content-Type", form.FormDataContentType())...)
}

const twoGood = "제안 기본급(원),지금 기본급(달러),유형\r\n1억 5천만,30만,신규 박사 · 빅테크 연구과학자\r\n\"200,000,000\",\"400,000\",기타\r\n"

func TestUploadOfGoodRowsLeadsToTheLab(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	h := s.Handler()
	eucKR, err := korean.EUCKR.NewEncoder().String(twoGood)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"UTF-8": twoGood, "code page 949": eucKR} {
		w := upload(t, h, []byte(file))
		id, led := strings.CutPrefix(w.Header().Get("Location"), "/policy?cases=")
		if w.Code != http.StatusSeeOther || !led {
			t.Fatalf("%s: status %d, to %q:\n%s", name, w.Code, w.Header().Get("Location"), w.Body)
		}
		cases, info, err := s.uploadedCases(t.Context(), id)
		if err != nil || len(cases) != 2 || info.Report.Good != 2 || !info.ExpiresAt.Equal(today.Add(24*time.Hour)) {
			t.Fatalf("%s: %d cases, %+v, %v", name, len(cases), info, err)
		}
		if cases[0].Persona != "new_phd" || cases[1].Scenario.Offer.Base != money.KRW(200_000_000) {
			t.Errorf("%s: cases %+v", name, cases)
		}
	}
}

func TestUploadListsWhatIsWrong(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	const file = "제안 기본급(원);지금 기본급(달러);제안 보나스\r\n1억;많음;0\r\n2억;40만;0\r\n=1+1;<b>;0\r\n"
	w := upload(t, h, []byte(file))
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(at, casesPath+"/") {
		t.Fatalf("status %d, to %q", w.Code, at)
	}
	for lang, want := range map[string]struct{ row, near, goOn string }{
		"ko": {"2행 B · 지금 기본급(달러) 많음 지금 받는 기본급을 읽지 못했습니다.", "‘제안 보너스(원)’", "읽은 1행으로 계속"},
		"en": {"Row 2 B · 지금 기본급(달러) 많음 We could not read", "Offered bonus (won)", "Go on with the 1 good row"},
	} {
		w := ask(h, http.MethodGet, at+"?lang="+lang, "")
		if w.Code != http.StatusOK || w.Header().Get("X-Robots-Tag") == "" {
			t.Fatalf("status %d", w.Code)
		}
		page, err := goquery.NewDocumentFromReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		table := strings.Join(strings.Fields(page.Find("#case-problems").Text()), " ")
		var rows []string
		page.Find("#case-problems tbody tr").Each(func(_ int, tr *goquery.Selection) {
			var cells []string
			tr.Children().Each(func(_ int, cell *goquery.Selection) { cells = append(cells, strings.TrimSpace(cell.Text())) })
			rows = append(rows, strings.Join(cells, " "))
		})
		if len(rows) != 4 || !strings.HasPrefix(rows[1], want.row) || !strings.Contains(table, want.near) || !strings.Contains(table, "<b>") {
			t.Errorf("%s: table %q", lang, rows)
		}
		if goOn := page.Find("a.btn-primary"); goOn.Text() != want.goOn || !strings.HasPrefix(goOn.AttrOr("href", ""), "/policy?cases=") {
			t.Errorf("%s: way on %q to %q", lang, goOn.Text(), goOn.AttrOr("href", ""))
		}
		download := ask(h, http.MethodGet, page.Find("a[href*='wrong.csv']").AttrOr("href", ""), "")
		lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(download.Body.String(), byteOrderMark))).ReadAll()
		if err != nil || len(lines) != 5 || lines[3][2] != "'=1+1" || lines[4][2] != "<b>" {
			t.Errorf("%s: wrong.csv %q, %v", lang, lines, err)
		}
	}
}

func TestUploadRefusesWholeFiles(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	h := s.Handler()
	for name, c := range map[string]struct {
		file string
		want string // words of the page
	}{
		"nothing":       {"", "파일에 내용이 없습니다"},
		"a picture":     {"\x89PNG\r\n\x1a\n\x00\x00", "CSV나 XLSX로 읽지 못했습니다"},
		"broken XLSX":   {"PK\x03\x04", "CSV나 XLSX로 읽지 못했습니다"},
		"old Excel":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "옛 형식"},
		"a wide table":  {strings.Repeat("a,", 3000), "열이 너무 많습니다"},
		"names":         {"이름,제안 기본급,지금 기본급\n홍길동,1억,10만\n", "사람을 알아볼 수 있는 열(이름)"},
		"no pay column": {"제안 기본급,유형\n1억,가\n", "지금 받는 기본급 열이 없습니다"},
		"only headings": {"제안 기본급,지금 기본급\n", "자료가 없습니다"},
	} {
		w := upload(t, h, []byte(c.file))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: status %d, want 422 and %q", name, w.Code, c.want)
		}
		if strings.Contains(w.Body.String(), "/policy?cases=") || strings.Contains(w.Body.String(), "홍길동") {
			t.Errorf("%s: the page leads on or shows a name", name)
		}
	}
	for name, body := range map[string]string{"no form": "x", "empty": ""} {
		for _, contentType := range []string{"text/plain", "multipart/form-data", "multipart/form-data; boundary=x"} {
			if w := ask(h, http.MethodPost, casesPath, body, "Content-Type", contentType); w.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s, %s: status %d, want 422", name, contentType, w.Code)
			}
		}
	}
	if w := ask(h, http.MethodGet, casesPath, ""); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `type="file"`) {
		t.Errorf("the form: status %d", w.Code)
	}
}

func TestUploadLimits(t *testing.T) {
	t.Parallel()
	h := newHandler(t)
	line := "1억,10만\n"
	file := "offer.base,current.base\n" + line + strings.Repeat(" ", maxCaseFile-len("offer.base,current.base\n")-len(line))
	if w := upload(t, h, []byte(file)); w.Code != http.StatusSeeOther {
		t.Errorf("32 MiB: status %d, want 303", w.Code)
	}
	if w := upload(t, h, []byte(file+" ")); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a byte more: status %d, want 413", w.Code)
	}
	if w := ask(h, http.MethodPost, "/api/v1/policy/cases", file+" "); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a byte more over the API: status %d, want 413", w.Code)
	}
	if w := ask(h, http.MethodPost, "/api/v1/policy", file); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("another route: status %d, want 413", w.Code)
	}
}

func TestUploadsExpire(t *testing.T) {
	t.Parallel()
	config, now := newConfig(t), today
	config.Now = func() time.Time { return now }
	s := New(config)
	h := s.Handler()
	at := upload(t, h, []byte(twoGood+"x,y,z\n")).Header().Get("Location")
	for _, path := range []string{at, at + "/wrong.csv"} {
		now = today.Add(24*time.Hour - time.Second)
		if w := ask(h, http.MethodGet, path, ""); w.Code != http.StatusOK {
			t.Errorf("%s a second before: status %d", path, w.Code)
		}
		now = today.Add(24 * time.Hour)
		if w := ask(h, http.MethodGet, path, ""); w.Code != http.StatusGone {
			t.Errorf("%s after a day: status %d, want 410", path, w.Code)
		}
		if w := ask(h, http.MethodGet, casesPath+"/x/wrong.csv", ""); w.Code != http.StatusNotFound {
			t.Errorf("another id: status %d, want 404", w.Code)
		}
	}
}

func TestAPITakesCases(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	h := s.Handler()
	const path = "/api/v1/policy/cases"
	w := ask(h, http.MethodPost, path, "offer.base,current.base,offer.bonu\n1억,300000,0\n1억 2000,x,0\n")
	if w.Code != http.StatusCreated {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	validator(t, "#/components/schemas/CaseList")(t, w.Body.Bytes())
	answer := decode[casesAnswer](t, w)
	var got []string
	for _, e := range answer.Errors {
		got = append(got, strings.Join([]string{strconv.Itoa(e.Line), strconv.Itoa(e.Column), e.Heading, e.Field, e.Typed, e.Code}, " "))
	}
	want := []string{
		"1 3 offer.bonu  offer.bonu unknown_column_near",
		"3 1 offer.base offer.base 1억 2000 ambiguous",
		"3 2 current.base current.base x not_money",
	}
	if diff := cmp.Diff(want, got); diff != "" || answer.Rows != 2 || answer.Good != 1 || answer.ErrorCount != 3 {
		t.Errorf("answer %+v (-want +got):\n%s", answer, diff)
	}
	if !strings.Contains(answer.Errors[0].Message, "offer.bonus") {
		t.Errorf("message %q", answer.Errors[0].Message)
	}
	if cases, _, err := s.uploadedCases(t.Context(), answer.ID); err != nil || len(cases) != 1 {
		t.Errorf("%d cases, %v", len(cases), err)
	}
	for body, want := range map[string]map[string]string{
		"":                               {"file": "empty_file"},
		"PK\x03\x04":                     {"file": "not_a_table"},
		"offer.base\n1억\n":               {"current.base": "missing_column"},
		"name,offer.base,current.base\n": {"name": "personal_column"},
	} {
		p := problemOf(t, ask(h, http.MethodPost, path, body), http.StatusUnprocessableEntity)
		if diff := cmp.Diff(want, p.fields()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", body, diff)
		}
	}
}

// What the template says can be uploaded as it is, from both formats and in both
// languages.
func TestTemplatesReadBack(t *testing.T) {
	t.Parallel()
	s := New(newConfig(t))
	h := s.Handler()
	for _, file := range []string{"template.csv?lang=ko", "template.csv?lang=en", "template.xlsx?lang=ko", "template.xlsx?lang=en"} {
		w := ask(h, http.MethodGet, "/policy/"+file, "")
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
			t.Fatalf("%s: status %d, %v", file, w.Code, w.Header())
		}
		to := upload(t, h, w.Body.Bytes())
		id, led := strings.CutPrefix(to.Header().Get("Location"), "/policy?cases=")
		if !led {
			t.Fatalf("%s: status %d, to %q", file, to.Code, to.Header().Get("Location"))
		}
		cases, _, err := s.uploadedCases(t.Context(), id)
		if err != nil || len(cases) != len(templateExamples) {
			t.Fatalf("%s: %d cases, %v", file, len(cases), err)
		}
		for i, c := range cases {
			want := presetScenario(t, s, c.Persona)
			if c.Persona != templateExamples[i] || c.Weight != 1 || c.OutsideCapital {
				t.Errorf("%s: case %d is %q, weight %v", file, i, c.Persona, c.Weight)
			}
			want.Defaulted = nil
			if diff := cmp.Diff(want, c.Scenario, cmp.AllowUnexported(money.Money{}, money.Rate{})); diff != "" {
				t.Errorf("%s: %s (-preset +template):\n%s", file, c.Persona, diff)
			}
		}
	}
}

// presetScenario is a preset's case, read as the calculator reads it.
func presetScenario(t *testing.T, s *Server, id string) scenario.Scenario {
	t.Helper()
	known, _ := preset.CaseNamed(id)
	fields := map[string]string{}
	for _, f := range known.Fields {
		fields[f.Path] = f.Text
	}
	parsed, errs := s.Engine.Parse(scenario.TypedDraft(fields))
	if len(errs) > 0 {
		t.Fatalf("preset %s: %v", id, errs)
	}
	return parsed
}

func TestEveryFaultHasASentence(t *testing.T) {
	t.Parallel()
	for _, fault := range append(tabular.Faults(), errNoFile, "bad_quotes") {
		if !text.Has("errors." + string(fault)) {
			t.Errorf("%s has no sentence", fault)
		}
	}
}

func FuzzUpload(f *testing.F) {
	h := newHandler(f)
	f.Add([]byte(twoGood))
	f.Add([]byte("offer.base,current.base\n\"1,2\n"))
	f.Add([]byte("PK\x03\x04\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if w := upload(t, h, file); w.Code >= http.StatusInternalServerError {
			t.Errorf("status %d", w.Code)
		}
	})
}
