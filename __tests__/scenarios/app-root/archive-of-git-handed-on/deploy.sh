az webapp config set -g rg -n site --startup-file "gunicorn -w 3 --threads 4 --timeout 99 app:app"
mkdir -p pkg
git archive HEAD:src | tar -x -C pkg
echo "$GITHUB_SHA" > pkg/version.txt
(cd pkg && zip -r ../app.zip .)
az webapp deploy -g rg -n site --src-path app.zip --type zip
