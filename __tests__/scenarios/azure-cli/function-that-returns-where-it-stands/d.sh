ensure_app() {
  az webapp show -g rg -n sar-app >/dev/null 2>&1 && return 0
  az appservice plan create -g rg -n p1 --sku B2 --is-linux
  az webapp create -g rg -n sar-app -p p1 --runtime PYTHON:3.12 --startup-file "gunicorn -w 4 --timeout 70 app:app"
}
ensure_app
zip -q app.zip app.py requirements.txt
az webapp deploy -g rg -n sar-app --src-path app.zip --type zip
