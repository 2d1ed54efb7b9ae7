import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from '../cli/printed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mend-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['workers = 9', 'workers = 3\n      threads = 3\n'],
  ['workers = 2\ntimeout = 0', 'timeout = 230\n'],
  ['workers = 2\nbind = "127.0.0.1:8000"', 'bind = "0.0.0.0:8000"\n'],
  ['workers = 2\nworker_tmp_dir = "/home/tmp"', 'worker_tmp_dir = "/dev/shm"\n'],
  ['workers = 2\nerrorlog = "/home/x.log"', 'errorlog = "-"\n'],
  ['workers = 2\nloglevel = "debug"', 'loglevel = "info"\n'],
])('in a config file that says %j the mend is in its language', async (config, mend) => {
  const files = { 'gunicorn.conf.py': `${config}\n` };
  const words = ['check', 'gunicorn app:app', '--sku', 'B1', '--dir', '.', '--pedantic'];
  expect(await printed(folder, files, ...words)).toContain(`\n      ${mend}`);
});

test.each([
  ['cd backend && gunicorn -w 2 -t 0 app:app', 'cd backend && gunicorn -w 2 --timeout 230 app:app'],
  [
    'PYTHONPATH=src python -m gunicorn -w 2 -t 0 "app:app"',
    'PYTHONPATH=src python -m gunicorn -w 2 --timeout 230 app:app',
  ],
  ['gunicorn -w 2 -t 0 app:app && echo done', 'gunicorn -w 2 --timeout 230 app:app && echo done'],
])('the mend of %j keeps what stands around gunicorn', async (command, mend) => {
  const words = ['check', command, '--sku', 'B1', '--dir', '.', '--pedantic'];
  const app = 'from flask import Flask\napp = Flask(__name__)\n';
  expect(await printed(folder, { 'app.py': app, 'backend/app.py': app, 'src/app.py': app }, ...words)).toContain(
    `\n      ${mend}\n`,
  );
});
