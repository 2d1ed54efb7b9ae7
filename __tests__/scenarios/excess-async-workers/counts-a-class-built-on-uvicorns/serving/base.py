from uvicorn_worker import UvicornWorker


class BaseWorker(UvicornWorker):
    CONFIG_KWARGS = {"loop": "uvloop", "http": "httptools"}
