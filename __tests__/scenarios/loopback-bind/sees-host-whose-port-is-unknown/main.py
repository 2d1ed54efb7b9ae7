from aiohttp import web
from config import DefaultConfig
CONFIG = DefaultConfig()
APP = web.Application()
if __name__ == "__main__":
    try:
        web.run_app(APP, host="localhost", port=CONFIG.PORT)
    except Exception as error:
        raise error
