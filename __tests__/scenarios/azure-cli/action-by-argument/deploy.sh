case "${1:-help}" in
  help) echo "usage: $0 deploy"; exit 0 ;;
  deploy) ;;
esac
az webapp create -g rg -n orders --plan p --runtime PYTHON:3.11
az webapp config set -g rg -n orders --startup-file "gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app"
