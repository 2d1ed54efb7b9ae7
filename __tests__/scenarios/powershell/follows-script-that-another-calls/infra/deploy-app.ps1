param($Name = 'example', $Workers = 1)
az webapp create -g rg -n $Name -p plan --runtime "PYTHON:3.12" --startup-file "gunicorn --bind=0.0.0.0 --timeout 230 --workers $Workers app:app"
