gunicorn -w 2 -k uvicorn.workers.UvicornWorker -t 230 main:app
