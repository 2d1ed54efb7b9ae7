from .base import BaseWorker


class OrdersWorker(BaseWorker):
    """Lifespan events are off, as in the tests."""

    CONFIG_KWARGS = {**BaseWorker.CONFIG_KWARGS, "lifespan": "off"}
