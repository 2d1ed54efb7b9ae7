az webapp up --name "shop" -g "rg" --sku B1 --runtime PYTHON:3.12
az webapp config set --name "shop" -g rg --startup-file "gunicorn -w <workers> --timeout 60 app:app"
az webapp config appsettings set -n shop -g rg --settings DB=<conn> WEB_CONCURRENCY=<n>
az webapp config appsettings set -n shop -g rg --settings SECRET=<secret key>
