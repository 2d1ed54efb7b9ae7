if (Test-Path app.py) { $cmd = "gunicorn -w 2 --timeout 120 app:app" } else { $cmd = "uvicorn main:app" }
az webapp config set -n tp-app -g rg --startup-file $cmd
Compress-Archive app.py, requirements.txt s.zip -Force
az webapp deploy -g rg -n tp-app --src-path s.zip --type zip
