#!/bin/bash
az appservice plan update --name orders-plan --resource-group shop --sku P1v3
