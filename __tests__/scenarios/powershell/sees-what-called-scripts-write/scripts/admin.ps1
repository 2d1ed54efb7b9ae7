param([int]$Workers)
Set-Content startup.admin.sh "gunicorn --bind=0.0.0.0 -w $Workers app:app"
