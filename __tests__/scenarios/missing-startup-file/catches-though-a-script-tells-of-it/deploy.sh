#!/bin/bash
[ ! -f startup.sh ] && echo "note: no startup.sh"
[ -n "$AZURE_SUBSCRIPTION" ] || exit 1
az webapp create -g rg -n orders -p plan --runtime PYTHON:3.12
az webapp config set -g rg -n orders --startup-file startup.sh
az webapp deploy -g rg -n orders --src-path .
