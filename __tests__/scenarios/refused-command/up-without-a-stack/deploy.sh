az webapp up -n shop -g rg --sku B1
