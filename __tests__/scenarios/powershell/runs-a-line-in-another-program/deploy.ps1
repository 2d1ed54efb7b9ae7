Start-Process az -ArgumentList 'appservice plan create -g rg-shop -n plan-shop --is-linux --sku P1V3' -Wait -NoNewWindow
Start-Process -FilePath az -ArgumentList "webapp create -g rg-shop -p plan-shop -n shop --runtime PYTHON:3.12" -Wait -NoNewWindow
cmd /c az webapp config set -g rg-shop -n shop --startup-file "gunicorn --bind=0.0.0.0 -w 4 app:app"
$code = $LASTEXITCODE
if ($code -ne 0) {
    cmd /c az webapp config set -g rg-shop -n shop --startup-file "gunicorn --bind=0.0.0.0 app:app"
    exit $code
}
