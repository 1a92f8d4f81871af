package handlers

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

// The cookies that hold a visitor's draft and what undo brings back. They are
// sealed: pay is readable here alone, and nobody can forge one.
const (
	draftCookie = "draft"
	undoCookie  = "undo"
)

const (
	seeOther = http.StatusSeeOther

	// sealVersion is the first byte of a sealed text.
	sealVersion = 1
	// maxSealed bounds a cookie's value. Browsers keep 4,096 bytes with name
	// and attributes, and many proxies refuse 8 KiB of cookies in all.
	maxSealed = 3800
	// maxOpened bounds what a sealed text may unpack to.
	maxOpened = 64 << 10
)

var errTooLarge = errors.New("too large for a cookie")

// seal packs, compresses and encrypts a value for the cookie of that name.
func (s *Server) seal(name string, value any) (string, error) {
	plain, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("seal %s: %w", name, err)
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", fmt.Errorf("seal %s: %w", name, err)
	}
	if _, err := w.Write(plain); err != nil {
		return "", fmt.Errorf("seal %s: %w", name, err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("seal %s: %w", name, err)
	}
	box, err := s.sealer()
	if err != nil {
		return "", fmt.Errorf("seal %s: %w", name, err)
	}
	sealed := base64.RawURLEncoding.EncodeToString(box.Seal([]byte{sealVersion}, nil, packed.Bytes(), sealedFor(name)))
	if len(sealed) > maxSealed {
		return "", fmt.Errorf("seal %s: %w", name, errTooLarge)
	}
	return sealed, nil
}

// open reads what seal wrote. What is broken, foreign or of another version is
// nothing at all.
func (s *Server) open(name, sealed string, into any) bool {
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil || len(raw) == 0 || raw[0] != sealVersion {
		return false
	}
	box, err := s.sealer()
	if err != nil {
		return false
	}
	packed, err := box.Open(nil, nil, raw[1:], sealedFor(name))
	if err != nil {
		return false
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxOpened))
	return err == nil && json.Unmarshal(plain, into) == nil
}

// sealer encrypts with AES-256-GCM and a fresh nonce each time.
func (s *Server) sealer() (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.SealingKey[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// sealedFor binds a sealed text to its cookie and version.
func sealedFor(name string) []byte { return append([]byte(name), sealVersion) }

// keptDraft is the visitor's draft, the opening case without one. Fields that
// this version no longer has are left behind.
func (s *Server) keptDraft(c echo.Context) draft {
	var d draft
	if !s.readCookie(c, draftCookie, &d) || d.Valid == nil {
		return s.openingDraft()
	}
	return draft{Valid: d.Valid.known(), Wrong: d.Wrong.known()}
}

// keptUndo is what undo would bring back; false where there is nothing.
func (s *Server) keptUndo(c echo.Context) (undoable, bool) {
	var u undoable
	found := s.readCookie(c, undoCookie, &u) && u.Valid != nil
	u.Valid = u.Valid.known()
	return u, found
}

func (s *Server) readCookie(c echo.Context, name string, into any) bool {
	kept, err := c.Cookie(name)
	return err == nil && s.open(name, kept.Value, into)
}

// keepDraft keeps the draft for the next request. One that is too large for a
// cookie is not kept; the page works on without.
func (s *Server) keepDraft(c echo.Context, d draft) { s.keepCookie(c, draftCookie, d) }

// keepUndo keeps what undo would bring back after a change, and answers with
// it; false where nothing has ever changed.
func (s *Server) keepUndo(c echo.Context, before, after typed, byTyping bool) (undoable, bool) {
	undo, had := s.keptUndo(c)
	changed := changedPaths(before, after)
	if len(changed) == 0 {
		return undo, had
	}
	field := ""
	if byTyping && len(changed) == 1 {
		field = changed[0]
	}
	undo = undo.after(before, field, s.Now())
	s.keepCookie(c, undoCookie, undo)
	return undo, true
}

func (s *Server) keepCookie(c echo.Context, name string, value any) {
	if sealed, err := s.seal(name, value); err == nil {
		c.SetCookie(s.cookie(c, name, sealed, 0))
	}
}
