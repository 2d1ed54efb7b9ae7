@ECHO OFF
SET RG=shop-rg
SET /A WORKERS=4
SET APP=Shop-Web
AZ appservice plan create -n plan -g %rg% --sku S1 --is-linux
AZ webapp create -g %rg% -p plan -n %app% -r "PYTHON|3.11"
AZ webapp config set -g %rg% -n %app% --startup-file "gunicorn -w %WORKERS% -b 0.0.0.0:8000 app:app"
AZ webapp deploy -g %rg% -n %app% --src-path app.zip
