source azure.conf
az appservice plan create --name $m_plan --resource-group $m_group --sku B1 --is-linux
