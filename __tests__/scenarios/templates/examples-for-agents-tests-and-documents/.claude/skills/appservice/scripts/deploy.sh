az webapp up -n clskillapp --runtime PYTHON:3.12 --sku F1
