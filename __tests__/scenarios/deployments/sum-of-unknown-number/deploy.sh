#!/bin/bash
az appservice plan create -g rg -n plan --sku P1V3 --is-linux
az webapp create -g rg -p plan -n api --runtime PYTHON:3.12 --startup-file start.sh
az webapp deploy -g rg -n api --src-path app.zip
