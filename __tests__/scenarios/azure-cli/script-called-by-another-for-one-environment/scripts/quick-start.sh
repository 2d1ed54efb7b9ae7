#!/bin/bash
set -e
cd "$(dirname "$0")/.."
./scripts/deploy.sh -e dev
