#!/bin/bash
MAX_WAIT=120
WAITED=0
until python check_db.py; do
    if [ "$WAITED" -ge "$MAX_WAIT" ]; then
        echo "WARNING: Database not reachable after ${MAX_WAIT}s."
        break
    fi
    sleep 2
    WAITED=$((WAITED + 2))
done
exec gunicorn --bind=0.0.0.0:"${PORT:-8000}" --timeout=120 --workers=2 --threads=4 shop.wsgi
