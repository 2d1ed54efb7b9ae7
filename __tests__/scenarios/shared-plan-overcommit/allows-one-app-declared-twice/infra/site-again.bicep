resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders-shop'
  location: resourceGroup().location
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', 'asp-shop')
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn -w 4 --threads 4 --timeout 120 app:app'
    }
  }
}
