#!/bin/bash
source backend/.env
az webapp config appsettings set -g rg --name orders --settings PORT="$PORT" HOST="$HOST"
