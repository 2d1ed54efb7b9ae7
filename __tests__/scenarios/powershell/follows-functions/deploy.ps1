function Invoke-Az {
    param([string[]]$Arguments)
    $output = & az @Arguments 2>$null
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    return $output
}
Invoke-Az @("appservice","plan","create","--name","p","--resource-group","rg","--is-linux","--sku","P1v3") | Out-Null
Invoke-Az @("webapp","create","--name","a","--resource-group","rg","--plan","p","--runtime","PYTHON:3.11") | Out-Null
Invoke-Az -Arguments @('webapp','config','set','--name','a','--resource-group','rg','--startup-file','gunicorn -w 4 -b 0.0.0.0:8000 app:app')
