#!/bin/bash

RG_NAME="rg-django-todo-dev"
LOCATION="eastus2"
az group create --name $RG_NAME --location $LOCATION
az deployment group create --resource-group $RG_NAME --template-file main.bicep
