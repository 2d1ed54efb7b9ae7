#!/bin/bash
az webapp up -g rg -n two-api --runtime PYTHON:3.12
