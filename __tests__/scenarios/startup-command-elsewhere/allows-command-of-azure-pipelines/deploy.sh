#!/bin/bash
az webapp up -g rg --sku F1 -n my-api
