$AZ = "C:\Program Files\Microsoft SDKs\Azure\CLI2\wbin\az.cmd"
& $AZ appservice plan create --name p --resource-group rg --sku B1 --is-linux
& $AZ webapp create --name a --resource-group rg --plan p --runtime "PYTHON:3.11"
& $AZ webapp config set --name a --resource-group rg --startup-file "gunicorn -w 4 -b 0.0.0.0:8000 app:app"
