$cores = 2
$settings = @{
    Workers = $cores * 2     # two for each core
    Name    = 'shop' + '-api'
    Plan    = '{0}-plan' -f 'shop'
}
$threads = 1
$threads += 2
$threads++
$timeout, $keepAlive = 600, 5
az appservice plan create -g rg-shop -n $settings.Plan --is-linux --sku P1V3
az webapp create -g rg-shop -p $settings.Plan -n $settings.Name --runtime "PYTHON:3.12"
az webapp config set -g rg-shop -n $settings.Name --startup-file "gunicorn --bind=0.0.0.0 -w $($settings.Workers) --threads $threads --timeout $timeout --keep-alive $keepAlive app:app"

foreach ($number in 1..2) {
    $workers = $cores + $number
    az webapp create -g rg-shop -p $settings.Plan -n "shop-job-$number" --runtime "PYTHON:3.12"
    az webapp config set -g rg-shop -n "shop-job-$number" --startup-file "gunicorn --bind=0.0.0.0 -w $workers app:app"
}
