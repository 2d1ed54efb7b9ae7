az webapp config container set -g rg -n shop --docker-custom-image-name "x.azurecr.io/a:1"
