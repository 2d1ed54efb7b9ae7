#!/bin/bash
az deployment group create -g rg --template-file infra/azuredeploy.json
