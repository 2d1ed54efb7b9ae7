from app.main import app
application = app
