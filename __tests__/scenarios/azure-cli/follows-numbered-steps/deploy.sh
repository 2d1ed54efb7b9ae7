#!/usr/bin/env bash
set -euo pipefail
ROOT="$(cd "$(dirname "$0")" && pwd)"
source "$ROOT/scripts/lib.sh"
export APP_NAME=subs RG=subs-rg
for step in "$ROOT"/scripts/[0-9]*.sh; do
  info "running $step"
  bash "$step"
done
