from quart import Blueprint, Quart

bp = Blueprint("routes", __name__, static_folder="static")


def create_app():
    app = Quart(__name__)
    app.register_blueprint(bp)
    app.config["TEMPLATES_AUTO_RELOAD"] = True
    return app


app = create_app()
