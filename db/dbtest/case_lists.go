package dbtest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/offergap/offergap/db"
)

func caseList() db.NewCaseList {
	return db.NewCaseList{Cases: []byte("current.base\n300000\n"), Report: []byte(`{"good":1}`), ExpiresAt: noon.Add(24 * time.Hour)}
}

func saveCases(t *testing.T, store *db.Store, n db.NewCaseList, now time.Time) string {
	t.Helper()
	id, err := store.SaveCases(t.Context(), n, now)
	if err != nil {
		t.Fatalf("SaveCases: %v", err)
	}
	return id
}

func caseListKept(t *testing.T, open Open) {
	store, _ := open(t)
	n := caseList()
	n.Cases = []byte(strings.Repeat("300000\x00\xff\n", 1<<17))
	id := saveCases(t, store, n, noon)
	if empty := saveCases(t, store, db.NewCaseList{ExpiresAt: n.ExpiresAt}, noon); empty == id {
		t.Error("two lists have one id")
	}
	cases, err := store.Cases(t.Context(), id, noon)
	if err != nil || string(cases) != string(n.Cases) {
		t.Errorf("Cases: %d bytes, %v, want the %d that were saved", len(cases), err, len(n.Cases))
	}
	report, expires, err := store.CaseReport(t.Context(), id, noon)
	if err != nil || string(report) != string(n.Report) || !expires.Equal(n.ExpiresAt) {
		t.Errorf("CaseReport: %q until %v, %v", report, expires, err)
	}
	for _, other := range []string{"", "\x00", "x", strings.Repeat("A", 26)} {
		_, err := store.Cases(t.Context(), other, noon)
		wantError(t, "Cases of another id", err, db.ErrNotFound)
		_, _, err = store.CaseReport(t.Context(), other, noon)
		wantError(t, "CaseReport of another id", err, db.ErrNotFound)
	}
}

func caseListExpires(t *testing.T, open Open) {
	store, raw := open(t)
	id := saveCases(t, store, caseList(), noon)
	expiry := noon.Add(24 * time.Hour)
	if _, err := store.Cases(t.Context(), id, expiry.Add(-time.Millisecond)); err != nil {
		t.Errorf("a millisecond before the expiry: %v", err)
	}
	_, err := store.Cases(t.Context(), id, expiry)
	_, _, reportErr := store.CaseReport(t.Context(), id, expiry)
	wantError(t, "at the expiry", errors.Join(err, reportErr), db.ErrExpired)

	if n, err := store.DeleteExpiredCases(t.Context(), expiry.Add(-time.Millisecond)); n != 0 || err != nil {
		t.Errorf("DeleteExpiredCases before the expiry: %d, %v", n, err)
	}
	later := saveCases(t, store, db.NewCaseList{ExpiresAt: expiry.Add(time.Hour)}, expiry) // deletes the first
	var left int
	if err := raw.QueryRowContext(t.Context(), "SELECT count(*) FROM case_lists").Scan(&left); err != nil || left != 1 {
		t.Errorf("%d lists are left, want 1 (%v)", left, err)
	}
	if n, err := store.DeleteExpiredCases(t.Context(), expiry.Add(time.Hour)); n != 1 || err != nil {
		t.Errorf("DeleteExpiredCases: %d, %v, want 1", n, err)
	}
	_, err = store.Cases(t.Context(), later, expiry)
	wantError(t, "after it was deleted", err, db.ErrNotFound)
}

func caseListDamaged(t *testing.T, open Open) {
	store, raw := open(t)
	id := saveCases(t, store, caseList(), noon)
	if _, err := raw.ExecContext(t.Context(), "UPDATE case_lists SET cases = report"); err != nil {
		t.Fatal(err)
	}
	_, err := store.Cases(t.Context(), id, noon)
	wantError(t, "Cases", err, db.ErrCorrupt)
}
