function Deploy-Legacy {
  az webapp create -g rg -p old -n legacy --runtime 'PYTHON:3.9'
  az webapp up -g rg -n legacy --sku F1
}
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n main-app --runtime 'PYTHON:3.12' --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
az webapp up -g rg -n main-app --sku B1
