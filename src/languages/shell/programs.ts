import type { Program, Programs } from './world.ts';

/** Where the image's shell looks for programs. */
export const IMAGE_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const call: Program = { kind: 'call', status: null, output: null };
const tool: Program = { kind: 'tool' };

const PYTHON =
  'gunicorn gunicorn3 uvicorn hypercorn daphne waitress-serve streamlit flask fastapi chainlit python python3 python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14 django-admin pip pip3 poetry uv pipenv celery alembic newrelic-admin ddtrace-run opentelemetry-instrument honcho supervisord';
const SYSTEM =
  'nginx service node npm apt apt-get sleep curl wget git tar unzip su sudo ln playwright cp mv find sed grep awk sort uniq date id ls hostname whoami uname ps kill pkill which dpkg ssh-keygen openssl envsubst tee seq stat df du free printenv md5sum sha256sum gzip locale-gen update-ca-certificates sysctl crontab cron';

/** Names that the shell evaluator answers by itself. */
const ANSWERED =
  'sh dash bash env nohup setsid nice stdbuf timeout xargs true false echo printf test [ expr pwd nproc basename dirname cat head tail wc cut tr touch mkdir rm chmod readlink realpath getconf bc egrep fgrep';

/** Tools whose work nobody sees in a launch: not listed as processes; their output is unknown. */
const SILENT = new Set(
  'sleep cp mv find sed grep awk sort uniq date id ls hostname whoami uname ps kill pkill which dpkg envsubst tee seq stat df du free printenv md5sum sha256sum ln'.split(
    ' ',
  ),
);

/**
 * The programs of App Service's built-in Python image (Debian), and those that Python apps install. Not complete: a package may bring
 * more.
 */
export const APP_SERVICE_PROGRAMS: Programs = {
  known: new Map<string, Program>([
    ...PYTHON.split(' ').map((name) => [name, call] as const),
    ...SYSTEM.split(' ').map((name) => [name, SILENT.has(name) ? tool : call] as const),
    ...ANSWERED.split(' ').map((name) => [name, tool] as const),
  ]),
  complete: false,
};
