#!/bin/bash
az group create -n rg -l westeurope
az deployment group create -g rg --template-uri https://raw.githubusercontent.com/me/shop/main/infra/azuredeploy.json --parameters appName=shop workers=5
