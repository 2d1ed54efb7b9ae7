set -e
rm -rf minimal
mkdir minimal
cat > minimal/main.py << 'PY'
from flask import Flask
app = Flask(__name__)
PY
echo flask > minimal/requirements.txt
(cd minimal && zip -qr ../minimal.zip .)
az webapp deployment source config-zip -g shop-rg -n shop --src minimal.zip
