configure() {
  local app=$1 command=$2
  local args=(--resource-group shop --name "$app")
  az webapp config set "${args[@]}" --startup-file "$command"
  az webapp up "${args[@]}" --runtime PYTHON:3.12 --sku B1
}
