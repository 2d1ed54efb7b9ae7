#!/bin/bash
cd "$(dirname "$0")"
rm -rf out
mkdir -p out
cp proxy.py requirements.txt startup.txt out/
if [ -f "../.env.local" ]; then cp ../.env.local out/; fi
cd out
zip -r ../out.zip .
cd ..
az webapp deployment source config-zip --resource-group rg --name shop --src out.zip
az webapp config set --resource-group rg --name shop --startup-file "startup.txt"
