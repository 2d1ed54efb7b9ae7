#!/bin/bash
az group create --name techconf-rg --location westeurope
az deployment group create --resource-group techconf-rg --template-file main.bicep
