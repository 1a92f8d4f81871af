package db

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
)

// keyLength is the length of what crypto/rand.Text gives: base32 of 130 bits.
// It has no '-' or '_', which messengers cut off at the end of a link.
const keyLength = 26

// newKey is an unguessable id or edit key.
func newKey() string { return rand.Text() }

// plausible reports whether id could have come from newKey. What could not is
// answered as unknown without asking the database: PostgreSQL refuses a text
// with a zero byte, and a visitor's typing must not become a server error.
func plausible(id string) bool {
	if len(id) != keyLength {
		return false
	}
	for _, c := range []byte(id) {
		if (c < 'A' || c > 'Z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

func hexSHA256(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// keyMatches compares hashes in constant time, so that the time to refuse a
// key tells nothing about the right one.
func keyMatches(key, storedHash string) bool {
	return subtle.ConstantTimeCompare([]byte(hexSHA256([]byte(key))), []byte(storedHash)) == 1
}
