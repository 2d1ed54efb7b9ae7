from config import ProductionConfig
from shop import create_app

app = create_app(ProductionConfig)
