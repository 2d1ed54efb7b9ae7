git diff --quiet HEAD~1 -- src && { echo "nothing changed"; exit 0; }
az webapp config set -g rg -n c-app --startup-file "gunicorn -w 3 --timeout 71 app:app"
zip -q s.zip app.py requirements.txt
az webapp deploy -g rg -n c-app --src-path s.zip
