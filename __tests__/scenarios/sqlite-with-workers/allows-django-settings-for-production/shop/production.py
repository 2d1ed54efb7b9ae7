import os

from .settings import *  # noqa

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["DBHOST"]}}
