resource "azurerm_linux_web_app" "shop" {
  name            = "shop"
  service_plan_id = azurerm_service_plan.plan.id
  site_config {
    app_command_line = "gunicorn --bind=0.0.0.0 --workers 3 app:app"
  }
}
