#!/bin/bash
az webapp config set --name orders --resource-group shop --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 2 --threads 9 app:app"
