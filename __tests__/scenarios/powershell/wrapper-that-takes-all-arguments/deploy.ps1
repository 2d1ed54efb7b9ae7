function Invoke-Az {
  param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]]$Arguments)
  $output = & az @Arguments --only-show-errors 2>&1
  if ($LASTEXITCODE -ne 0) { throw "az failed" }
  return $output
}
Invoke-Az appservice plan create --name p1 --resource-group rg --sku B1 --is-linux --output none | Out-Null
Invoke-Az webapp create --name web1 --resource-group rg --plan p1 --runtime 'PYTHON:3.12' --output none | Out-Null
Invoke-Az webapp config set --name web1 --resource-group rg --startup-file 'gunicorn --workers 9 --timeout 120 app:app' --output none | Out-Null
