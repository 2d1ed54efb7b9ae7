source azure.conf
az webapp config set --name $m_api --resource-group $m_group --startup-file $m_start
