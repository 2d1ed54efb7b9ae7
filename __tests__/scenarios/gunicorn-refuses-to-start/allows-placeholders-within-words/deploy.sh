#!/bin/bash
az group create -n <rg> -l <location>
az appservice plan create -g <rg> -n plan1 --sku <sku> --is-linux --number-of-workers <n>
az webapp create -g <rg> -p plan1 -n my-<name>-app --runtime "PYTHON:3.12"
az webapp config set -g <rg> -n my-<name>-app --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers <workers> --threads 4 <module>:<app>"
