#!/bin/bash
set -e
rm -rf build
mkdir -p build
cp main.py requirements.txt startup.sh build/
chmod +x build/startup.sh
(cd build && zip -r ../deploy.zip .)
az webapp config set -g rg -n orders --startup-file "startup.sh"
az webapp deploy -g rg -n orders --src-path deploy.zip --type zip
