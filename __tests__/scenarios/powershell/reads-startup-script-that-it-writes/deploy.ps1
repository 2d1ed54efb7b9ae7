$rg = 'lab'; $app = 'lab-flask'
$startup = @'
#!/bin/bash
cd /home/site/wwwroot
exec gunicorn --workers 2 --threads 4 --timeout 600 --bind 0.0.0.0:8000 app:app
'@
New-Item -ItemType Directory -Force -Path build | Out-Null
Copy-Item app.py, requirements.txt build/
$startup -replace "`r`n", "`n" | Set-Content -Path build/startup.sh -NoNewline -Encoding ascii
az appservice plan create -g $rg -n lab-plan --sku B1 --is-linux
az webapp create -g $rg -p lab-plan -n $app --runtime "PYTHON:3.11" --startup-file startup.sh
Compress-Archive build/* app.zip -Force
az webapp deploy -g $rg -n $app --src-path app.zip --type zip
