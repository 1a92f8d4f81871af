//go:build race

package handlers

const underRace = true
