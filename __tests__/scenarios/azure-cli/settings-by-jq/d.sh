E=prod
W=$(jq -r ".$E.workers" env.json)
W2=$(jq -r '.prod.workers' env.json)
az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n parcel -p plan --runtime PYTHON:3.12
az webapp config set -g rg -n parcel --startup-file "gunicorn -b 0.0.0.0:8000 -w $W --threads $W2 app:app"
