$plan = New-AzAppServicePlan -ResourceGroupName rg -Name p -Location x -Tier Basic -WorkerSize Small -Linux
New-AzWebApp -ResourceGroupName rg -Name za -AppServicePlan $plan.Name -Location x
az webapp config set -g rg -n za --linux-fx-version 'PYTHON|3.12' --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
