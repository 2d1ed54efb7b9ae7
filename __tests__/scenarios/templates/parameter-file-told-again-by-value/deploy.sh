az deployment group create -g rg --template-file infra/main.bicep --parameters environment=prod
