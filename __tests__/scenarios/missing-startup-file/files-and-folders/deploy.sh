az webapp up -g rg -n m1 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m1 --startup-file "startup.sh"
az webapp up -g rg -n m2 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m2 --startup-file "bash startup.sh"
az webapp up -g rg -n m3 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m3 --startup-file "startup.sh --fast"
az webapp up -g rg -n m4 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m4 --startup-file "./startup.sh --fast"
az webapp up -g rg -n m5 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m5 --startup-file "python startup.py"
az webapp up -g rg -n m6 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m6 --startup-file "cd backend && gunicorn -t 120 -w 3 app:app"
az webapp up -g rg -n m7 --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n m7 --startup-file "gunicorn -c gunicorn.conf.py -t 120 -w 3 app:app"
