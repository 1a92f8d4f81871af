# What the tests need from the machine, and how to tell whether it is there. Sourced by the scripts beside it.

CHROMIUM=${CHROMIUM:-/usr/bin/chromium}

has_chromium() { [ -x "$CHROMIUM" ]; }
has_compiler() { command -v "$(go env CC)" >/dev/null; }
has_postgresql() { [ -n "$(postgresql_bin)" ]; }

# postgresql_bin prints the folder of initdb and pg_ctl; Debian keeps it off the PATH, one per version.
postgresql_bin() {
  local dir
  for dir in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) $(tr : ' ' <<<"$PATH"); do
    if [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ]; then
      echo "$dir"
      return
    fi
  done
}

in_ci() { [ "${CI:-}" = true ]; }

die() {
  echo "$*" >&2
  exit 1
}

# skip says aloud that tests are left out; in CI nothing is left out.
skip() {
  if in_ci; then die "FAILED: $* (with CI=true nothing is skipped)"; fi
  echo "SKIPPED: $*"
}
