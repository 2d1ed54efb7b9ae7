az webapp create -g "$RG" -n "$APP" --plan p --runtime PYTHON:3.11
zip -r a.zip .
az webapp deploy -g "$RG" -n "$APP" --src-path a.zip --type zip
