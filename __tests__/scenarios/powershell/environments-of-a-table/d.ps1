param([ValidateSet('dev','prod')][string]$E = 'dev')
$map = @{ dev = @{ Sku = 'B1' }; prod = @{ Sku = 'P1v3' } }
az appservice plan create -n plan -g rg --is-linux --sku $map.$E.Sku
az webapp create -n l -g rg --plan plan --runtime PYTHON:3.12
