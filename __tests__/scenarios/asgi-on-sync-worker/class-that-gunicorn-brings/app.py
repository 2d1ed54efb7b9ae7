from fastapi import FastAPI
app = FastAPI()
@app.get('/')
def i():
    return {}
