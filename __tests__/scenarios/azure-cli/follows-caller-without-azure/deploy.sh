#!/usr/bin/env bash
export APP=u1 WORKERS=3
bash scripts/sub.sh
