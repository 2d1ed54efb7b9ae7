SKU := S1
WORKERS := --workers 3
