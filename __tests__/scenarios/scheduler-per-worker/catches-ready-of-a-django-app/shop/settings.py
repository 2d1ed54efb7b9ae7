INSTALLED_APPS = [
    "django.contrib.auth",
    "orders.apps.OrdersConfig",
]
ROOT_URLCONF = "shop.urls"
