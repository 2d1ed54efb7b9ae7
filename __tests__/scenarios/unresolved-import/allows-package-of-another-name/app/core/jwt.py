from app.core import security
