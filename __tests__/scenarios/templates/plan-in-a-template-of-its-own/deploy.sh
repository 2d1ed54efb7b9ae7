#!/bin/bash
set -e
az deployment group create -g rg --template-file plan.json --parameters @plan.parameters.json name=asp-demo
az deployment group create -g rg --template-file web.json --parameters @web.parameters.json name=app-demo-123 hostingPlanName=asp-demo
cd app
az webapp deploy -g rg --name app-demo-123 --src-path app.zip
