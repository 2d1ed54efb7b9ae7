#!/bin/bash
az appservice plan create --name plan --resource-group rg --sku B1 --is-linux
az webapp create --name agent --resource-group rg --plan plan --runtime "PYTHON|3.11"
zip -r app.zip .
az webapp deploy --name agent --resource-group rg --src-path app.zip --type zip
