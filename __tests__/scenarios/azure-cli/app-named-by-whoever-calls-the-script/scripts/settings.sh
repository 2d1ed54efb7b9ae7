#!/bin/bash
az webapp config appsettings set -g shop -n "$1" --settings DEBUG=1
