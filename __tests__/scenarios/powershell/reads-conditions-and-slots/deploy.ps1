param([switch]$Staging, [int]$Workers = 3)
$app = 'contoso-shop'
az appservice plan create -n contoso-plan -g shop --sku S1 --is-linux
az webapp create -n $app -g shop -p contoso-plan -r 'PYTHON:3.11' --startup-file "gunicorn --bind=0.0.0.0 --workers $Workers --threads 4 app:app"
if ($Staging) {
    az webapp deployment slot create -n $app -g shop --slot staging --configuration-source $app
    az webapp config appsettings set -n $app -g shop --slot staging --slot-settings FLASK_ENV=staging WEB_CONCURRENCY=1
}
