#!/usr/bin/env bash
set -euo pipefail
az appservice plan create -g rg -n plan --is-linux --sku B1
az webapp create -g rg -p plan -n hiring-web --runtime "NODE:20-lts"
az webapp create -g rg -p plan -n hiring-agent --runtime "PYTHON:3.12"
