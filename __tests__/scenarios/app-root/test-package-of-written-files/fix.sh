#!/bin/bash
set -e
mkdir -p temp_test_deploy
cd temp_test_deploy

cat > app.py << 'EOF'
from flask import Flask
app = Flask(__name__)
EOF

cat > requirements.txt << 'EOF'
Flask==3.0.0
EOF

zip -r ../test-deploy.zip . -q

cd ..
if az webapp deployment source config-zip \
    --resource-group rg \
    --name orders \
    --src test-deploy.zip \
    --timeout 300; then
    echo ok
else
    echo bad
fi
rm -rf temp_test_deploy test-deploy.zip
