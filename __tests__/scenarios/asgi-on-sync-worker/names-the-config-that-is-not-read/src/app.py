from quart import Quart


def create_app():
    return Quart(__name__)


app = create_app()
