az deployment group create -g rg --template-file mainTemplate.json --parameters @mainParameters.json name=app-demo-123 hostingPlanName=asp-demo
