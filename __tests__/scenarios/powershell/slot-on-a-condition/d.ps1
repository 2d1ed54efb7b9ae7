$name = 'known-app'
$azArgs = @('webapp', 'config', 'set', '--resource-group', 'rg', '--name', $name, '--startup-file', 'gunicorn -w 3 --timeout 33 app:app')
if ($env:SLOT) { $azArgs += @('--slot', $env:SLOT) }
& az @azArgs
Compress-Archive app.py, requirements.txt s.zip -Force
az webapp deploy -g rg -n $name --src-path s.zip --type zip
