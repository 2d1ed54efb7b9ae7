fastapi run main.py
