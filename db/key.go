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

// NewKey is an unguessable id or edit key.
func NewKey() string { return rand.Text() }

// Plausible reports whether id could have come from NewKey. What could not is
// answered as unknown without asking the database: PostgreSQL refuses a text
// with a zero byte, and a visitor's typing must not become a server error.
func Plausible(id string) bool {
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

// HexSHA256 is the SHA-256 of the bytes in hex.
func HexSHA256(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// keyMatches compares hashes in constant time, so that the time to refuse a
// key tells nothing about the right one.
func keyMatches(key, storedHash string) bool {
	return subtle.ConstantTimeCompare([]byte(HexSHA256([]byte(key))), []byte(storedHash)) == 1
}
