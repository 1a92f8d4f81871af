# `make` alone prints what there is. Each target works on a clean clone and fetches what it needs first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Build with the release that go.mod names: its standard library has fixes that an older one lacks.
# Where it cannot be fetched, the Go that is installed does the work.
RELEASE := $(shell awk '$$1 == "toolchain" {print $$2}' go.mod)
GOTOOLCHAIN ?= $(RELEASE)
ifneq ($(filter-out help clean,$(MAKECMDGOALS)),)
ifeq ($(shell GOTOOLCHAIN=$(GOTOOLCHAIN) go version 2>/dev/null),)
$(info make: $(GOTOOLCHAIN) cannot be fetched here; going on with the Go that is installed)
override GOTOOLCHAIN := local
endif
endif
export GOTOOLCHAIN

# Everything is built without cgo, so that no C compiler is needed; only the race detector asks for one.
export CGO_ENABLED := 0

# Packages whose code starts goroutines or is called from several.
RACE := $(patsubst %,./%/...,$(wildcard assets calc/policy calc/scenario calc/sim cmd db handlers))

BENCH ?= .
FUZZTIME ?= 10s
PKG ?= ./...
TOOL := go tool -modfile=tools/go.mod
PACKAGES := node_modules/.package-lock.json
ASSETS := assets/dist/manifest.json

.PHONY: help
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: templ build ## build everything and serve on http://localhost:8080
	bin/web

.PHONY: build
build: $(ASSETS) ## write bin/web, one file with all assets inside
	go build -trimpath -ldflags='-s -w' -o bin/web ./cmd/web

.PHONY: generate
generate: templ ## write the generated Go files anew (templ, sqlc)
	$(TOOL) sqlc generate

# Always from here: the generated files hold the paths of their templates, relative to where templ ran.
.PHONY: templ
templ:
	go tool templ generate -log-level=warn

.PHONY: test
test: ## run every test; installs what they need where it can
	tools/setup.sh
	$(MAKE) $(ASSETS)
	tools/with-postgres.sh $(MAKE) check test-race
	$(MAKE) e2e

.PHONY: check
check: ## the fast tests: generated files, format, vet, go test
	go tool templ generate -check -log-level=warn || { echo "run make generate"; exit 1; }
	$(TOOL) sqlc diff || { echo "run make generate"; exit 1; }
	@unformatted=$$("$$(go env GOROOT)/bin/gofmt" -l $$(find . -name '*.go' ! -name '*_templ.go' ! -path './node_modules/*')); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:" $$unformatted; exit 1; fi
	go vet ./...
	go test -timeout 30m -shuffle=on ./...

.PHONY: test-race
test-race: ## test the packages with goroutines under the race detector
	CGO_ENABLED=1 tools/when.sh compiler go test -race -timeout 30m -shuffle=on $(RACE)

.PHONY: e2e
e2e: build $(PACKAGES) ## drive the built program with a browser
	tools/when.sh chromium npm run --silent e2e

.PHONY: lint
lint: ## look for likely mistakes and for known holes in what we depend on
	$(TOOL) golangci-lint run ./...
	$(TOOL) indexdb -out bin/vulndb -vulns "$$(go list -modfile=tools/go.mod -m -f '{{.Dir}}' golang.org/x/vulndb)/data/osv"
	$(TOOL) govulncheck -db "file://$(CURDIR)/bin/vulndb" ./...

.PHONY: fuzz
fuzz: ## run every fuzz target for FUZZTIME (10s)
	@grep -roE '^func Fuzz[A-Za-z0-9_]+' --include='*_test.go' --exclude-dir=node_modules . | while IFS=: read -r file func; do \
		name=$${func#func }; echo "$$name in $$(dirname "$$file")"; \
		go test -run='^$$' -fuzz="^$$name\$$" -fuzztime=$(FUZZTIME) "$$(dirname "$$file")" </dev/null; \
	done

.PHONY: bench
bench: ## run the benchmarks that match BENCH in PKG
	go test -run='^$$' -bench='$(BENCH)' -benchmem $(PKG)

.PHONY: golden
golden: ## write the golden files anew; read the diff before you commit it
	@dirs=$$(grep -rl 'flag.Bool.*"update"' --include='*_test.go' --exclude-dir=node_modules . | xargs -rn 1 dirname | sort -u || true); \
	if [ -z "$$dirs" ]; then echo "no test here has golden files"; else go test $$dirs -update; fi

.PHONY: law-check
law-check: ## list law values that are old, due or missing for the coming year
	go run tools/law_check.go

.PHONY: screenshots
screenshots: build $(PACKAGES) ## take the pictures in docs/img
	tools/when.sh chromium npm run --silent screenshots

.PHONY: clean
clean: ## remove what was built
	rm -rf bin e2e/results
	find assets/dist -mindepth 1 ! -name .gitkeep -delete

$(PACKAGES): package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "Node.js with npm is missing: install Node.js 20 or newer"; exit 1; }
	npm ci --silent
	@touch $@

# Tailwind reads the templates to know which classes are used, and the font holds the characters of all texts.
$(ASSETS): $(PACKAGES) $(wildcard assets/*.mjs assets/css/* assets/js/* assets/images/*) \
		$(shell find views handlers calc \( -name '*.templ' -o -name '*.yaml' -o -name '*.go' \) ! -name '*_test.go' ! -path '*/testdata/*' 2>/dev/null)
	node assets/build.mjs
