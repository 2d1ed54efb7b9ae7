$BASE_NAME = "Chat-MVP-Gradio"
$APP_NAME = "as-${BASE_NAME}"
$RESOURCE_GROUP = "rg-${BASE_NAME}"
$PLAN_NAME = "asp-${BASE_NAME}"
$SKU = "P0V3"
$RUNTIME = "PYTHON:3.13"
$STARTUP_FILE = "bash ./startup.sh"
$AZ_COMMON_PARAMS = @(
  '--resource-group', $RESOURCE_GROUP
  '--output', 'none'
  '--only-show-errors'
)
$AZ_APP_PARAMS = $AZ_COMMON_PARAMS.Clone()
$AZ_APP_PARAMS += @( '--name', $APP_NAME )
az appservice plan create @AZ_COMMON_PARAMS `
  --name $PLAN_NAME `
  --sku $SKU `
  --is-linux
az webapp create @AZ_APP_PARAMS `
  --plan $PLAN_NAME `
  --runtime $RUNTIME
az webapp config set @AZ_APP_PARAMS `
  --startup-file $STARTUP_FILE `
  --always-on false
az webapp deploy @AZ_APP_PARAMS `
    --src-path app.zip `
    --type zip
