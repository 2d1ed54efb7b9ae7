try:
    from fastapi import FastAPI
except ImportError:
    pass

if 'FastAPI' in globals():
    app = FastAPI(title="agent")
else:
    class SimpleApp:
        def __init__(self):
            self.routes = []
    app = SimpleApp()
