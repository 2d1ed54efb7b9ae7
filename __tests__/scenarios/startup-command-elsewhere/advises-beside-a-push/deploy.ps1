$webAppName = "my-site"
git remote add azure "https://$webAppName.scm.azurewebsites.net/$webAppName.git"
git push azure main --force
