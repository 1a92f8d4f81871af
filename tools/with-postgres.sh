#!/usr/bin/env bash
# with-postgres.sh COMMAND...: runs the command with OFFERGAP_TEST_POSTGRES_URL naming a throwaway PostgreSQL
# cluster, which is stopped and deleted afterwards. An address that is already set is used as it is.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

if [ -n "${OFFERGAP_TEST_POSTGRES_URL:-}" ]; then exec "$@"; fi
if ! has_postgresql; then
  skip "the database tests on PostgreSQL, which is not installed here; they run on SQLite only"
  exec "$@"
fi

bin=$(postgresql_bin)
dir=$(mktemp -d "${TMPDIR:-/tmp}/offergap-postgres.XXXXXX")
trap stop EXIT

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd "$dir" && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

stop() {
  as_owner "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}

# free_port prints a port of this machine on which nobody listens.
free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# start tries a few ports, since another program may take one between our look and our bind.
start() {
  local try
  for try in 1 2 3 4 5; do
    port=$(free_port)
    if as_owner "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -s \
      -o "-c listen_addresses=127.0.0.1 -p $port -k $dir -c fsync=off" start; then return; fi
  done
  cat "$dir/log" >&2
  die "with-postgres: the cluster did not start"
}

if [ "$(id -u)" -eq 0 ]; then chown postgres "$dir"; fi
as_owner "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
start
export OFFERGAP_TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres?sslmode=disable"
"$@"
