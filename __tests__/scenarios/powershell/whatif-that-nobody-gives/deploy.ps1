param([switch]$WhatIf)
New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile ./infra/main.bicep -sku P3v3 -WhatIf:$WhatIf
