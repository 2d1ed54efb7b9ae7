az webapp config set -g rg -n $1 --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
