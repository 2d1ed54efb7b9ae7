az webapp config set -g rg -n py-app --startup-file app.py
zip -q s.zip app.py requirements.txt
az webapp deploy -g rg -n py-app --src-path s.zip
