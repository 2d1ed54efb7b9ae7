import secrets


class Config:
    DEBUG = False
    SECRET_KEY = secrets.token_hex(32)
