#!/bin/bash
if [[ $SECURE_MODE == true ]] && [[ $USE_EXISTING_AOAI == true ]]; then
  echo "SECURE_MODE and USE_EXISTING_AOAI do not go together"
  exit 1
fi
if [[ $ENABLE_WEB_CHAT == true ]] && [[ $IS_USGOV == true ]]; then
  echo "ENABLE_WEB_CHAT and IS_USGOV do not go together"
  exit 1
fi
if [[ $USE_CUI == true ]] && [[ $NO_BANNER == true ]]; then
  echo "USE_CUI and NO_BANNER do not go together"
  exit 1
fi
if [[ $IN_AUTOMATION == true ]] && [[ $NO_BUILD_ID == true ]]; then
  echo "IN_AUTOMATION and NO_BUILD_ID do not go together"
  exit 1
fi
if [[ $PRIVATE_NET == true ]] && [[ $NO_VNET == true ]]; then
  echo "PRIVATE_NET and NO_VNET do not go together"
  exit 1
fi
az webapp up --name my-site --resource-group rg --runtime PYTHON:3.11 --sku B1
