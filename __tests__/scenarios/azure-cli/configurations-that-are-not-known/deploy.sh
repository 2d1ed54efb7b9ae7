az appservice plan create --name p -g rg --is-linux --sku B2
az webapp create --name a -g rg --plan p --runtime PYTHON:3.11
CFG=$(curl -s https://x/cfg)
az webapp config set -n a -g rg --generic-configurations "$CFG"
