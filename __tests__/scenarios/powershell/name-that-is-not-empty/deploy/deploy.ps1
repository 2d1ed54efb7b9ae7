param([string]$WebAppName = "brewery")
if (Test-Path "secrets.txt") {
    $secretsHash = @{}
    if ([string]::IsNullOrEmpty($WebAppName) -and $secretsHash.ContainsKey("WEB_APP_NAME")) {
        $WebAppName = $secretsHash["WEB_APP_NAME"]
    }
}
Compress-Archive -Path * -DestinationPath deploy.zip -Force
az webapp deployment source config-zip --resource-group rg --name $WebAppName --src deploy.zip
