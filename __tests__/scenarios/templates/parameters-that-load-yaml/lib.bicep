@export()
func skuFor(env string) string => env == 'prod' ? 'P1v3' : 'B1'
@export()
func cmd(module string, workers int) string => 'gunicorn --bind=0.0.0.0 --workers ${workers} ${module}'
