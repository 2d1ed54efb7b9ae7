source azure.conf
az webapp create --name $m_api --resource-group $m_group --plan $m_plan --runtime $m_runtime
