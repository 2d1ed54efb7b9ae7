az deployment group create -g rg -f main.bicep -p environment=prod
