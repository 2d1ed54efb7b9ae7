#!/bin/bash
uvicorn app:app --reload --port 5000
