$apps = @(
    @{ Name = 'u16a'; Startup = 'gunicorn -w 3 --timeout 600 app:app' },
    @{ Name = 'u16b'; Startup = 'gunicorn -w 2 --threads 4 --timeout 600 app:app' }
)
foreach ($a in $apps) {
  az webapp create -g rg -p p -n $a.Name --runtime 'PYTHON:3.12' --startup-file $a.Startup
  az webapp up -g rg -n $a.Name --sku B1
}
