cd "$REPO_DIR/infra"
az deployment group create -g rg -f main.bicep -p sku=P1v3
