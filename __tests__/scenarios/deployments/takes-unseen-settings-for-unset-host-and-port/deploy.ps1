$app = 'contoso-shop'
az webapp create -g shop -n $app -p plan --runtime 'PYTHON:3.12' --startup-file 'gunicorn -w 3 --threads 4 app:app --bind 0.0.0.0:8000'
Get-Content '.env' | ForEach-Object {
    $key, $value = $_ -split '=', 2
    az webapp config appsettings set -g shop -n $app --settings "$key=$value"
}
