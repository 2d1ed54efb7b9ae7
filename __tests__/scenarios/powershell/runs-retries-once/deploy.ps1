$rg = 'rg'; $app = 'fallback'; $plan = 'fallback-plan'
$maxRetries = 3
try {
    $null = az account show 2>$null
    if ($LASTEXITCODE -ne 0) { throw 'not logged in' }
} catch {
    az login
}
try {
    az appservice plan create -g $rg -n $plan --sku B1 --is-linux
    if ($LASTEXITCODE -ne 0) { throw 'plan failed' }
    az webapp create -g $rg -n $app -p $plan --runtime 'PYTHON:3.12'
    if ($LASTEXITCODE -ne 0) { throw 'app failed' }
} catch {
    Write-Host $_
    exit 1
}
$i = 0
do {
    $i++
    az webapp config set -g $rg -n $app --startup-file 'gunicorn -w 2 --threads 4 --timeout 600 app:app'
    if ($LASTEXITCODE -eq 0) { break }
    Start-Sleep -Seconds 10
} while ($i -lt $maxRetries)
$ok = $false
for ($n = 0; $n -lt 5 -and -not $ok; $n++) {
    az webapp up -g $rg -n $app
    $ok = $LASTEXITCODE -eq 0
}
