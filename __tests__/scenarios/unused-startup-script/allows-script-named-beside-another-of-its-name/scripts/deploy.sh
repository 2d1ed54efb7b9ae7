#!/bin/bash
az appservice plan create -g g -n p --sku B1 --is-linux
az webapp create -g g -p p -n orders --runtime PYTHON:3.11
az webapp config set -g g -n orders --startup-file startup.sh
cd backend
zip -r ../app.zip ./*
cd ..
az webapp deploy -g g -n orders --src-path app.zip
