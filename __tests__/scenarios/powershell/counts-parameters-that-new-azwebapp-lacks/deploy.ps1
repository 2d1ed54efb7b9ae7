New-AzAppServicePlan -ResourceGroupName rg -Name p -Location westus -Tier Basic -WorkerSize Small -Linux
New-AzWebApp -ResourceGroupName rg -Name a -Location westus -AppServicePlan p -RuntimeStack "PYTHON|3.9"
