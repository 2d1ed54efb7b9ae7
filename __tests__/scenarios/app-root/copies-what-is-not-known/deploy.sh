az webapp config set -g rg -n site --startup-file "gunicorn -w 3 --threads 4 --timeout 99 app:app"
mkdir -p pkg
for f in $(ls src | grep -v venv); do cp -r src/$f pkg/; done
cp requirements.txt pkg/
(cd pkg && zip -r ../app.zip .)
az webapp deploy -g rg -n site --src-path app.zip --type zip
