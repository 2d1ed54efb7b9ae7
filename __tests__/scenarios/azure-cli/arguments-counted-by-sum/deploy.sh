env=dev
while (( $# > 0 )); do
  case "$1" in --env) env="$2"; shift 2 ;; *) exit 2 ;; esac
done
app="shop-${env}-web"
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg --name "$app" --plan plan --runtime PYTHON:3.12
az webapp config set -g rg --name "$app" --startup-file "gunicorn --bind=0.0.0.0 --workers=2 --threads=4 --timeout=90 app:app"
zip -r b.zip app.py requirements.txt
az webapp deploy -g rg -n "$app" --src-path b.zip
