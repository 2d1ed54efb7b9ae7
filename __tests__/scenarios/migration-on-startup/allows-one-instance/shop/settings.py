import os

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["DBHOST"]}}
