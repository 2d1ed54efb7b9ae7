#!/bin/bash
az appservice plan create -n plan1 -g rg --sku B2 --is-linux
az webapp create -n site1 -g rg -p plan1 --runtime "PYTHON:3.11"
az webapp config set -n site1 -g rg --startup-file "python main.py"
az webapp up -n site1 -g rg
