for p in $(az provider list --query "[?registrationState=='NotRegistered'].namespace" -o tsv); do
  echo "register $p first"; exit 1
done
az webapp create --name orders -g rg --plan p --runtime "PYTHON:3.11"
