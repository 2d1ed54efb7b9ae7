$name = $env:APP_NAME ?? 'argarray-app'
az webapp config set -g rg -n $name --startup-file 'gunicorn -w 3 --timeout 33 app:app'
Compress-Archive app.py, requirements.txt s.zip -Force
az webapp deploy -g rg -n $name --src-path s.zip --type zip
$other = (az webapp list --query "[0].name" -o tsv) ?? 'not-this-one'
az webapp config set -g rg -n $other --startup-file 'gunicorn -w 2 app:app'
