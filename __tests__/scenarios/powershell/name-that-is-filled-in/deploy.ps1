param([string]$WebAppName)
if (-not $WebAppName) { $WebAppName = "orders" }
az webapp create -g rg -n $WebAppName --plan p --runtime PYTHON:3.11
