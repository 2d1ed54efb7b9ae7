import secrets
bind="0.0.0.0:8000"
workers=3
threads=4
timeout=120
raw_env = [f"SECRET_KEY={secrets.token_hex()}"]
