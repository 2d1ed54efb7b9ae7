az webapp config set -g rg -n orders --linux-fx-version "DOCKER|reg.azurecr.io/app:1"
