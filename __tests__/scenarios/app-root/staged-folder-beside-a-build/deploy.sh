#!/bin/bash
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
npm run build
mkdir -p build
cp -r backend build/
cp backend/requirements.txt build/
(cd build && zip -r ../app.zip .)
az webapp deploy -g rg -n shop --src-path app.zip --type zip
