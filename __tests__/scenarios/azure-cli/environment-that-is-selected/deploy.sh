PS3="Environment? "
select ENV in dev prod; do break; done
az webapp create -g rg -n orders --plan p --runtime PYTHON:3.11
