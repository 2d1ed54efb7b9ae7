az webapp config set -g shop-rg -n shop --startup-fil "npm start" --always-up true
