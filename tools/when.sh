#!/usr/bin/env bash
# when.sh NEED COMMAND...: runs the command if the machine has NEED (chromium, compiler), else skips it aloud.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

need=$1
shift
if ! "has_$need"; then
  skip "$* needs a $need, and there is none here"
  exit 0
fi
export CHROMIUM
exec "$@"
