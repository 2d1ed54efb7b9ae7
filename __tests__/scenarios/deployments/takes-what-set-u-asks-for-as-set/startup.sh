#!/bin/bash
set -euo pipefail
echo "using $DATABASE_URL"
exec gunicorn -w 2 --threads 4 pkg.main:app
