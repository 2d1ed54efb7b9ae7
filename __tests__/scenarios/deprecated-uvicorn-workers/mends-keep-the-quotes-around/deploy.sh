az appservice plan create -g rg -n p --sku S1 --is-linux
az webapp create -g rg -n k3 --plan p --runtime PYTHON:3.12 --startup-file 'sh -c "gunicorn -k uvicorn.workers.UvicornWorker --timeout 60 -w 2 app:app"'
az webapp deploy -g rg -n k3 --src-path .
