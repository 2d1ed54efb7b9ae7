$ErrorActionPreference = "Stop"
$ResourceGroup = "rag-rg"
$AppName = "rag-assistant-$(Get-Random -Minimum 1000 -Maximum 9999)"
$suffix = Get-Random
$OtherApp = "rag-admin-$suffix"

az appservice plan create --name rag-plan --resource-group $ResourceGroup --sku B1 --is-linux
az webapp create --resource-group $ResourceGroup --plan rag-plan --name $AppName --runtime "PYTHON:3.11"
az webapp create --resource-group $ResourceGroup --plan rag-plan --name $OtherApp --runtime "PYTHON:3.11"
az webapp config set --resource-group $ResourceGroup --name $AppName --startup-file "python -m streamlit run app.py --server.port 8000 --server.address 0.0.0.0"
az webapp config set --resource-group $ResourceGroup --name $OtherApp --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 admin:app"
