az webapp up --name orders --sku B1
