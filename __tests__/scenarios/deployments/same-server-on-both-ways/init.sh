#!/bin/bash
PORT=$1
if [ $WEBSITE_RUN_FROM_PACKAGE = "1" ]; then
  export PYTHONPATH=$PYTHONPATH:$APP_PATH/packages
fi
python -m uvicorn "app.main:app" --reload --host "0.0.0.0" --port ${PORT}
