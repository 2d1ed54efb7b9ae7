az webapp up -n ghskillapp --runtime PYTHON:3.12 --sku F1
