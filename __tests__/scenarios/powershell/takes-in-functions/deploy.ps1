. ./lib.ps1
$n='w08'
New-Py -Name $n
az webapp up -g rg -n $n --sku B1
