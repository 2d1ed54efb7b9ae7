import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * How long a large repository takes beyond an empty one: 500 workflows, of which every tenth deploys a web app, and 5,000
 * other files. `node scripts/run.mjs bench/many-files` (KEEP=1 leaves the files for a profiler) times `dist/`, the best of five runs each.
 */
const WORKFLOWS = 500;
const OTHERS = 5_000;
const RUNS = 5;
const MOST_SECONDS = 1;

const PACKAGE = JSON.stringify({ name: 'part', version: '1.0.0', scripts: { build: 'tsc' } }, null, 2);
const STORAGE = `param location string = resourceGroup().location

resource store 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: uniqueString(resourceGroup().id)
  location: location
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
}
`;

const root = mkdtempSync(join(tmpdir(), 'many-files-'));
if (process.env['KEEP'] === undefined) process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const [empty, large] = ['empty', 'large'].map((name) => join(root, name)) as [string, string];
mkdirSync(empty);
for (const [path, text] of files()) {
  const place = join(large, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
const [before, after] = [fastest(empty), fastest(large)];
const more = (after - before) / 1000;
console.log(`empty ${before.toFixed(0)} ms, large ${after.toFixed(0)} ms: ${more.toFixed(2)} s more`);
if (more > MOST_SECONDS) {
  console.log(`that is over ${MOST_SECONDS} s`);
  process.exitCode = 1;
}

function fastest(folder: string): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', folder], { encoding: 'utf8' });
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return performance.now() - start;
  });
  return Math.min(...times);
}

function* files(): Iterable<readonly [string, string]> {
  for (let at = 0; at < WORKFLOWS; at++)
    yield [`.github/workflows/service-${at}.yml`, at % 10 === 0 ? deploys(at) : tests(at)];
  for (let at = 0; at < OTHERS; at++) yield other(at);
}

function tests(at: number): string {
  return `name: service ${at}
on:
  push:
    branches: [main]
    paths: ['services/service-${at}/**']
  pull_request:
env:
  SERVICE: service-${at}
jobs:
  test:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os: [ubuntu-latest, windows-latest]
        python-version: ['3.11', '3.12', '3.13']
    defaults:
      run:
        working-directory: services/service-${at}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: \${{ matrix.python-version }}
      - run: |
          python -m pip install --upgrade pip
          pip install -r requirements.txt -r requirements-dev.txt
      - run: ruff check .
      - run: pytest --cov=$SERVICE -q
      - uses: actions/upload-artifact@v4
        with:
          name: coverage-\${{ matrix.os }}-\${{ matrix.python-version }}
          path: services/service-${at}/coverage.xml
  image:
    needs: test
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: docker build -t "registry.example.com/$SERVICE:\${{ github.sha }}" services/service-${at}
`;
}

function deploys(at: number): string {
  return `name: deploy ${at}
on:
  push:
    branches: [main]
  workflow_dispatch:
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: '3.12'
      - run: pip install -r services/service-${at}/requirements.txt
      - run: |
          cd services/service-${at}
          zip -r ../../release.zip . -x "tests/*"
      - uses: actions/upload-artifact@v4
        with:
          name: app
          path: release.zip
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/download-artifact@v4
        with:
          name: app
      - run: unzip release.zip
      - uses: azure/webapps-deploy@v3
        with:
          app-name: service-${at}
          package: .
          startup-command: gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app
`;
}

function other(at: number): readonly [string, string] {
  const service = `services/service-${Math.floor(at / 10)}`;
  switch (at % 10) {
    case 0:
      return [`${service}/app.py`, 'from flask import Flask\n\napp = Flask(__name__)\n'];
    case 1:
      return [`${service}/requirements.txt`, 'flask==3.1.0\nrequests==2.32.3\n'];
    case 2:
      return [`${service}/data/settings-${at}.json`, JSON.stringify({ name: service, values: [...Array(50).keys()] })];
    case 3:
      return [`${service}/README.md`, `# ${service}\n\n${'What it does, and how. '.repeat(40)}\n`];
    case 4:
      return at % 100 === 4 ? [`${service}/infra/storage.bicep`, STORAGE] : [`${service}/package.json`, PACKAGE];
    case 5:
      return [`${service}/scripts/build.sh`, '#!/bin/bash\nset -e\npip install -r requirements.txt\npytest\n'];
    default:
      return [`${service}/src/module_${at}.py`, `def answer() -> int:\n    return ${at}\n`.repeat(20)];
  }
}
