preload_app = True
workers = 3
threads = 6
timeout = 600


def post_fork(server, worker):
    from app import engine

    engine.dispose(close=False)
