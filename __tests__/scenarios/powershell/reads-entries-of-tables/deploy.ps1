$cfg = @{ Name = "orders"; Sku = "B1"; Startup = "gunicorn -w 3 --threads 4 --timeout 120 -b 0.0.0.0:8000 app:app" }
az appservice plan create --name p -g rg --is-linux --sku $cfg.Sku
az webapp create --name $cfg.Name -g rg --plan p --runtime PYTHON:3.11
az webapp config set --name $cfg.Name -g rg --startup-file $cfg.Startup
