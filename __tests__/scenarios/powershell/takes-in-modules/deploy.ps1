Import-Module ./lib.psm1
$n='w09'
New-Py -Name $n
az webapp up -g rg -n $n --sku B1
