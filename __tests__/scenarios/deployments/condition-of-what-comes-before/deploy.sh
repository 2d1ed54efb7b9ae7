TEMPLATE_FILE="infra/azuredeploy.json"
[[ -f "$PARAMETERS_FILE" ]] || error "no parameters"
SERVER=$(az deployment group show -g rg -n shop --query "properties.outputs.fqdn.value" -o tsv 2>/dev/null || true)
if [[ "$reuse" =~ ^[Yy]$ ]]; then
  CREATE="false"
fi
if [[ "$CREATE" == "false" ]]; then
  TEMPLATE_FILE="infra/small.json"
fi
az deployment group create -g rg --template-file "$TEMPLATE_FILE" --parameters appName=shop
URL=$(az deployment group show -g rg -n shop --query "properties.outputs.url.value" -o tsv)
if command -v mysql >/dev/null 2>&1; then
  warn "mysql"
fi
az webapp ssh -g rg -n "$APP" 2>/dev/null || warn "SSH not available"
