import sys

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def develop():
    uvicorn.run(app)


if __name__ == "__main__":
    if "--develop" in sys.argv:
        develop()
