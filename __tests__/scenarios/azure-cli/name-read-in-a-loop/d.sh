while read -r line; do env="$line"; done < <(az group list --query '[].name' -o tsv)
az webapp create -g rg -n "shop-$env" -p plan --runtime PYTHON:3.12
az webapp config set -g rg -n "shop-$env" --startup-file "gunicorn -b 0.0.0.0:8000 -w 2 --threads 4 app:app"
zip -r a.zip app.py requirements.txt
az webapp deploy -g rg -n "shop-$env" --src-path a.zip
