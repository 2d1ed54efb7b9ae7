param([ValidateSet('dev','prod')][string]$Environment = 'dev')
$Config = @{
    dev  = @{ Sku = 'B1';   Workers = 2 }
    prod = @{ Sku = 'P1V3'; Workers = 5 }
}[$Environment]
az appservice plan create -g rg -n "plan-$Environment" --sku $Config.Sku --is-linux
az webapp create -g rg -p "plan-$Environment" -n "hi-$Environment" --runtime 'PYTHON:3.12' --startup-file "gunicorn -t 120 -w $($Config.Workers) app:app"
az webapp up -g rg -n "hi-$Environment"
