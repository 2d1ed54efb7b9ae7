/**
 * App settings (and properties of a site) that are no secrets even in a `@secure()` object, as azd's templates pass all
 * settings: what decides how many requests are served at once, and where. In lower case.
 */
export const PLAIN_NAMES: ReadonlySet<string> = new Set(
  [
    'appCommandLine',
    'linuxFxVersion',
    'DJANGO_SETTINGS_MODULE',
    'ENABLE_ORYX_BUILD',
    'FLASK_APP',
    'GUNICORN_CMD_ARGS',
    'GUNICORN_THREADS',
    'GUNICORN_TIMEOUT',
    'GUNICORN_WORKERS',
    'MAX_WORKERS',
    'NUM_WORKERS',
    'PORT',
    'PRE_RUN_COMMAND',
    'PYTHONPATH',
    'PYTHON_ENABLE_GUNICORN_MULTIWORKERS',
    'PYTHON_GUNICORN_CUSTOM_THREAD_NUM',
    'PYTHON_GUNICORN_CUSTOM_WORKER_NUM',
    'PYTHON_USE_GUNICORN_CONFIG_FROM_PATH',
    'SCM_DO_BUILD_DURING_DEPLOYMENT',
    'THREADS',
    'TIMEOUT',
    'WEBSITES_PORT',
    'WEB_CONCURRENCY',
    'WORKERS',
  ].map((name) => name.toLowerCase()),
);
