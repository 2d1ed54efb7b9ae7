$cfg = [pscustomobject]@{ Name = 'pco'; Plan = [pscustomobject]@{ Name='p'; Sku='B1' }; Startup = 'gunicorn -w 3 --threads 2 --timeout 600 app:app' }
az appservice plan create -g rg -n $cfg.Plan.Name --sku $cfg.Plan.Sku --is-linux
az webapp create -g rg -p $cfg.Plan.Name -n $cfg.Name --runtime 'PYTHON:3.12' --startup-file $cfg.Startup
az webapp up -g rg -n $cfg.Name --sku $cfg.Plan.Sku
