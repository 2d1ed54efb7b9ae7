#!/bin/bash
cd backend/app
python -m uvicorn app:app --host 0.0.0.0 --port ${PORT:-8000}
