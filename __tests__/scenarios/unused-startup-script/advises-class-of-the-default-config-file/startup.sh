#!/bin/bash
gunicorn main:app
