az deployment sub create --template-file "template.json" \
                        --location eastus2
