zip -r app.zip .
az webapp deploy --name orders -g rg --src-path app.zip --type zip
