mk() {
  az appservice plan create -g rg -n p --sku B1 --is-linux
  az webapp create -g rg -p p -n "$1" --runtime PYTHON:3.12 --startup-file "gunicorn -w 3 --threads 2 --timeout 600 app:app"
}
