#!/bin/bash
az appservice plan create -n <plan-name> -g <rg> --sku B1 --is-linux
az webapp create -n <app-name> -g <rg> -p <plan-name> --runtime "PYTHON:3.11"
az webapp config set -n <app-name> -g <rg> --startup-file "gunicorn -w 4 app:app"
