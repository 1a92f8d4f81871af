package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"

	"github.com/alecthomas/kong"
)

// config is what flags and environment say; flags win.
type config struct {
	Addr           string   `help:"Where to listen (OFFERGAP_ADDR; else :8080)." default:"${addr}" placeholder:"HOST:PORT"`
	DatabaseURL    string   `help:"sqlite:FILE, or postgres://… for several machines (DATABASE_URL; else sqlite:offergap.db)." default:"${database_url}" placeholder:"URL"`
	BaseURL        string   `help:"Address of the site in links to saved results; unless set, as the request names it (OFFERGAP_BASE_URL)." default:"${base_url}" placeholder:"https://HOST"`
	TrustedProxies []string `help:"Networks whose X-Forwarded-For and X-Forwarded-Proto are believed (OFFERGAP_TRUSTED_PROXIES)." default:"${trusted_proxies}" placeholder:"CIDR"`
	SaveRate       float64  `help:"Results that one address may save in a second, over a burst; 0 for no limit (OFFERGAP_SAVE_RATE; else 1)." default:"${save_rate}" placeholder:"N"`

	proxies []*net.IPNet
}

// defaults are what holds unless a flag says otherwise: the environment, and
// below it what suits one machine.
func defaults(getenv func(string) string) kong.Vars {
	return kong.Vars{
		"addr":            cmp.Or(getenv("OFFERGAP_ADDR"), ":8080"),
		"database_url":    cmp.Or(getenv("DATABASE_URL"), "sqlite:offergap.db"),
		"base_url":        getenv("OFFERGAP_BASE_URL"),
		"trusted_proxies": getenv("OFFERGAP_TRUSTED_PROXIES"),
		"save_rate":       cmp.Or(getenv("OFFERGAP_SAVE_RATE"), "1"),
	}
}

// errHelp says that help was asked for and printed.
var errHelp = errors.New("help")

// parse reads flags over environment over defaults, and checks them all.
func parse(args []string, getenv func(string) string, stdout io.Writer) (config, error) {
	var c config
	helped := false
	parser, err := kong.New(&c,
		kong.Name("web"),
		kong.Description("Serves OfferGap: pages and JSON API."),
		kong.Writers(stdout, stdout),
		kong.Exit(func(int) { helped = true }),
		defaults(getenv))
	if err != nil {
		return config{}, fmt.Errorf("read flags: %w", err)
	}
	_, err = parser.Parse(args)
	switch {
	case helped:
		return config{}, errHelp
	case err != nil:
		return config{}, err
	}
	return c, c.check()
}

func (c *config) check() error {
	if c.BaseURL != "" {
		u, err := url.Parse(c.BaseURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return errors.New("--base-url: write it like https://example.com")
		}
		c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	}
	for _, text := range c.TrustedProxies {
		_, network, err := net.ParseCIDR(strings.TrimSpace(text))
		if err != nil {
			return fmt.Errorf("--trusted-proxies: %w", err)
		}
		c.proxies = append(c.proxies, network)
	}
	if c.SaveRate < 0 {
		return errors.New("--save-rate: write 0 or more")
	}
	return nil
}
