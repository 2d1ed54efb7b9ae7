from uvicorn_worker import UvicornWorker


class WsgiUvicornWorker(UvicornWorker):
    CONFIG_KWARGS = {'interface': 'wsgi'}
