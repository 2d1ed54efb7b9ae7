plan() { az appservice plan create -n plan -g rg --sku P1v3 --is-linux; }
app() { az webapp create -n ledger -g rg --plan plan --runtime PYTHON:3.12; az webapp config set -n ledger -g rg --startup-file "gunicorn -w 4 app:app"; }
for step in "$@"; do
  case $step in
    plan) plan ;;
    app) app ;;
    all) plan; app ;;
  esac
done
