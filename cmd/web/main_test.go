package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func env(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

// TestRun starts the program on a free port, as its user does, and stops it
// as a service manager does.
func TestRun(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		defer in.Close()
		ended <- run(ctx, nil, env(map[string]string{
			"OFFERGAP_ADDR": "127.0.0.1:0",
			"DATABASE_URL":  "sqlite:" + filepath.Join(t.TempDir(), "new folder", "test.db"),
		}), in)
	}()

	base := "http://" + address(t, out)
	for _, path := range []string{"/healthz", "/readyz", "/robots.txt"} {
		response, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Errorf("GET %s: status %d, want 200", path, response.StatusCode)
		}
	}

	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("run: %v", err)
		}
	case <-time.After(shutdownTimeout):
		t.Error("run did not end")
	}
}

// address is where the log says that the program listens. What follows in the
// log is read away.
func address(t *testing.T, log io.Reader) string {
	t.Helper()
	reader := bufio.NewReader(log)
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			t.Fatalf("the log ended: %v", err)
		}
		if found := regexp.MustCompile(`addr=(\S+)`).FindStringSubmatch(line); found != nil {
			go func() { _, _ = io.Copy(io.Discard, reader) }()
			return found[1]
		}
	}
}

func TestRunRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		args []string
		env  map[string]string
		want string
	}{
		{"an unknown flag", []string{"--port", "1"}, nil, "--port"},
		{"a subcommand", []string{"serve"}, nil, "serve"},
		{"another database", []string{"--database-url", "mysql://x"}, nil, "sqlite:"},
		{"a base without scheme", nil, map[string]string{"OFFERGAP_BASE_URL": "offergap.kr"}, "--base-url"},
		{"an address as a network", []string{"--trusted-proxies", "10.0.0.1"}, nil, "--trusted-proxies"},
		{"a rate in words", nil, map[string]string{"OFFERGAP_SAVE_RATE": "often"}, "save-rate"},
		{"a negative rate", []string{"--save-rate=-1"}, nil, "--save-rate"},
		{"no port", []string{"--addr", "nowhere", "--database-url", "sqlite:" + filepath.Join(t.TempDir(), "a.db")}, nil, "listen"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := run(t.Context(), tt.args, env(tt.env), io.Discard)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("run %q with %v: error %v, want one that names %q", tt.args, tt.env, err, tt.want)
			}
		})
	}
}

func TestFlagsWinOverEnvironment(t *testing.T) {
	t.Parallel()
	environment := env(map[string]string{"OFFERGAP_ADDR": ":1", "DATABASE_URL": "sqlite:env.db", "OFFERGAP_BASE_URL": "https://offergap.kr/"})
	got, err := parse([]string{"--addr", ":2", "--trusted-proxies", "10.0.0.0/8,192.168.0.0/16"}, environment, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	networks := make([]string, len(got.proxies))
	for i, n := range got.proxies {
		networks[i] = n.String()
	}
	want := []string{":2", "sqlite:env.db", "https://offergap.kr", "10.0.0.0/8", "192.168.0.0/16"}
	if diff := cmp.Diff(want, append([]string{got.Addr, got.DatabaseURL, got.BaseURL}, networks...)); diff != "" {
		t.Errorf("configuration (-want +got):\n%s", diff)
	}
}

func TestHelpIsNoError(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := run(t.Context(), []string{"--help"}, env(nil), &out); err != nil {
		t.Errorf("run --help: %v", err)
	}
	for _, flag := range []string{"--addr", "--database-url", "--base-url", "--trusted-proxies", "--save-rate"} {
		if !strings.Contains(out.String(), flag) {
			t.Errorf("help does not name %s:\n%s", flag, out.String())
		}
	}
}
