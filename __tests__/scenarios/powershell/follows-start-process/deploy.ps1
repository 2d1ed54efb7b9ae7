az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n spaz --runtime 'PYTHON:3.12'
$p = Start-Process -FilePath az -ArgumentList @('webapp','config','set','-g','rg','-n','spaz','--startup-file','"gunicorn -w 3 --threads 2 --timeout 600 app:app"') -Wait -PassThru -NoNewWindow
if ($p.ExitCode -ne 0) { exit 1 }
az webapp up -g rg -n spaz --sku B1
