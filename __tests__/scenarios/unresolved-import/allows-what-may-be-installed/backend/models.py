class Order:
    @classmethod
    def all(cls):
        return []
