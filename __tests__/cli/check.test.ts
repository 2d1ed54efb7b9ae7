import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from './printed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const checked = (files: Readonly<Record<string, string>>, ...words: string[]): Promise<string> =>
  printed(folder, files, 'check', ...words);

const SCRIPT = `#!/bin/bash
WORKERS=$(( $(nproc) * 2 + 1 ))
export WEB_CONCURRENCY=$WORKERS
TIMEOUT=\${TIMEOUT:-120}
cd backend
gunicorn -c conf/gunicorn.conf.py --timeout "$TIMEOUT" main:app
`;
const CONFIG = `import os
base = 4
threads = base * int(os.environ.get("THREAD_FACTOR", "1"))
bind = "0.0.0.0:" + os.environ.get("PORT", "8000")
`;

test('shows the whole launch, with where each setting comes from, and how it fits the plan', async () => {
  const files = {
    'startup.sh': SCRIPT,
    'backend/conf/gunicorn.conf.py': CONFIG,
    'backend/main.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    'requirements.txt': 'flask==3.1.0\n',
  };
  const said = await checked(files, 'startup.sh', '--sku', 'P0v3', '--dir', '.', '--env', 'THREAD_FACTOR=2');
  expect(said).toBe(`On P0v3 (1 vCPU, 4 GiB)
  runtime        unknown
  startup        startup.sh             COMMAND:1:1
  starts         gunicorn -c conf/gunicorn.conf.py --timeout 120 main:app
    app          main:app               startup.sh:6:56
    config       conf/gunicorn.conf.py  startup.sh:6:13
    bind         [0.0.0.0:8000]         backend/conf/gunicorn.conf.py:4:8
    workers      3                      startup.sh:2:9
    worker_class gthread                gunicorn, as there is more than one thread
    threads      8                      backend/conf/gunicorn.conf.py:3:11
    timeout      120                    startup.sh:4:20
    …            112 more at their defaults: see --format json
  capacity       24 requests at once (3 workers × 8 threads)
  CPU            3 workers on 1 vCPU: at most 2 × 1 + 1 = 3 keep it busy
  memory         3 workers × about 30 MiB + master 28 MiB = 118 MiB, of about 2796 MiB that the platform leaves (4 %)

no findings; 4 files read, 1 deployment
`);
});

test.each([
  ['gunicorn -w 9 app:app', 'B1', '9 workers on 1 vCPU: more than the 2 × 1 + 1 = 3 that keep it busy'],
  ['gunicorn -w 1 app:app', 'P2v3', '1 worker on 4 vCPU: 3 without work, as a worker keeps at most one busy'],
  ['gunicorn -w 4 -k asgi app:app', 'P2v3', '4 workers on 4 vCPU\n'],
  ['gunicorn -w 5 app:app', 'P2v3', '5 workers on 4 vCPU: at most 2 × 4 + 1 = 9 keep them busy'],
])('%s on %s: %s', async (command, sku, phrase) => {
  expect(await checked({}, command, '--sku', sku)).toContain(`CPU            ${phrase}`);
});

test('says what does not fit, below the launch', async () => {
  const said = await checked({}, 'gunicorn -w 30 --timeout 60 app:app', '--sku', 'B1');
  expect(said).toMatch(
    /memory +30 workers × at least 21 MiB \+ master 28 MiB = 658 MiB, of about 430 MiB .* \(153 %\)/,
  );
  expect(said.indexOf('excess-workers')).toBeGreaterThan(said.indexOf('memory '));
});

test('gives the fit as JSON, too', async () => {
  const report = JSON.parse(await checked({}, 'gunicorn -w 9 app:app', '--sku', 'B1', '--format', 'json'));
  expect(report.deployments[0].capacity).toMatchObject({
    cpu: { workers: 9, vcpu: 1, most: 3 },
    memory: { askedMiB: 217, leftMiB: 430 },
  });
});

test('the command to copy replaces an option under its other name, too, as the last one would win', async () => {
  const command = 'gunicorn -w 4 --log-file /home/x.log --timeout 60 app:app';
  expect(await checked({}, command, '--sku', 'B2')).toContain(
    '      gunicorn -w 4 --error-logfile - --timeout 60 app:app\n',
  );
});
