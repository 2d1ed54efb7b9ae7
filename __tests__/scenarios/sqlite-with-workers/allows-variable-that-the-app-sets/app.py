import os
from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient
from flask import Flask


def load_secrets():
    client = SecretClient(os.environ["KEY_VAULT_URL"], DefaultAzureCredential())
    for name in ("SECRET-KEY", "DATABASE-URL"):
        os.environ[name.replace("-", "_")] = client.get_secret(name).value


load_secrets()
app = Flask(__name__)
app.config["SECRET_KEY"] = os.getenv("SECRET_KEY") or os.urandom(24)
app.config["SQLALCHEMY_DATABASE_URI"] = os.getenv("DATABASE_URL", "sqlite:///dev.db")
