#!/usr/bin/env bash
# Installs what `make test` needs and the machine lacks. Without root or apt-get it only names what is missing.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

command -v go >/dev/null || die "setup: Go is missing; install Go 1.26 or newer"
command -v npm >/dev/null || die "setup: Node.js with npm is missing; install Node.js 20 or newer"

packages=()
has_chromium || packages+=(chromium)
has_compiler || packages+=(gcc libc6-dev)
has_postgresql || packages+=(postgresql)
if [ ${#packages[@]} -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "setup: missing here: ${packages[*]} (Debian's names); install them to run the tests that need them"
  exit 0
fi
echo "setup: installing with apt-get: ${packages[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >/dev/null
