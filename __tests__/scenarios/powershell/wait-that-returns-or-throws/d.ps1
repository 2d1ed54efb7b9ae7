function Wait-Healthy([string]$Url) {
    for ($i = 0; $i -lt 30; $i++) {
        try {
            $r = Invoke-WebRequest $Url -UseBasicParsing
            if ($r.StatusCode -eq 200) { return }
        } catch { Start-Sleep 5 }
    }
    throw "never healthy: $Url"
}
az webapp deployment slot create -g rg -n pw-app --slot blue
az webapp config set -g rg -n pw-app --slot blue --startup-file "gunicorn -w 2 --timeout 31 app:app"
Compress-Archive app.py, requirements.txt s.zip -Force
az webapp deploy -g rg -n pw-app --slot blue --src-path s.zip --type zip
Wait-Healthy "https://pw-app-blue.azurewebsites.net"
az webapp deployment slot swap -g rg -n pw-app --slot blue
