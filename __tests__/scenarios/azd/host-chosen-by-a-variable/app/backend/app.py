from quart import Quart
def create_app():
    return Quart(__name__)
