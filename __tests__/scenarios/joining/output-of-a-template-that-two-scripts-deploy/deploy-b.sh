az deployment group create -g rg-b --template-file b.json
