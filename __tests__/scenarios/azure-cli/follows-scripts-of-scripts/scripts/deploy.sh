#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
app=${1:?usage: deploy.sh APP}
configure "$app" "gunicorn --bind=0.0.0.0 --workers ${WORKERS:-2} --threads ${THREADS:-4} app:app"
