import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from './printed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recommend-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recommended = (files: Readonly<Record<string, string>>, ...words: string[]): Promise<string> =>
  printed(folder, files, 'recommend', ...words);

const FLASK = { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n', 'requirements.txt': 'flask\n' };
const command = (said: string): string | undefined => /^ {2}(gunicorn .*)$/m.exec(said)?.[1];

test('for an app that waits on 1 vCPU it is 3 workers × 6 threads', async () => {
  const said = await recommended(FLASK, '--sku', 'B1', '--profile', 'io', '--dir', '.');
  expect(said).toContain('For B1 (1 vCPU, 1.75 GiB): 3 workers × 6 threads = 18 requests at once');
  expect(command(said)).toBe('gunicorn --bind=0.0.0.0 --timeout 600 --threads 6 --workers 3 app:app');
});

test.each<[string[], string]>([
  [['--sku', 'P1v3', '--profile', 'io'], '--threads 7 --workers 5'],
  [['--sku', 'P1v3', '--profile', 'cpu'], '--threads 2 --workers 2'],
  [['--sku', 'b1', '--wait', '200', '--cpu', '10'], '--threads 6 --workers 3'],
  [['--sku', 'B1', '--profile', 'io', '--memory-per-worker', '180'], '--threads 9 --workers 2'],
])('of %j are %s', async (words, sizes) => {
  expect(command(await recommended({}, ...words))).toBe(`gunicorn --bind=0.0.0.0 --timeout 600 ${sizes} app:app`);
});

test.each(['mixed', 'cpu'])('a worker that no plan of this size can hold is not said to fit (%s)', async (profile) => {
  const said = await recommended({}, '--sku', 'B1', '--profile', profile, '--memory-per-worker', '900');
  expect(said).not.toContain('as many as fit');
  expect(said).toMatch(
    /928 MiB, of about 430 MiB that B1 leaves after\s+the\s+platform: it does not fit, so take a larger plan\./,
  );
});

test('the second thread of workers that compute has a reason of its own', async () => {
  const said = (await recommended({}, '--sku', 'P1v3', '--profile', 'cpu')).replace(/\s+/g, ' ');
  expect(said).toContain("over 2 workers that is 1 each, and 2 so that a health check needn't wait behind a request");
});

test.each([
  ['D1', 'has no Linux'],
  ['EP1', 'is for functions or workflows'],
])('nothing is recommended for %s, on which no Python web app runs', async (sku, why) => {
  await expect(recommended({}, '--sku', sku)).rejects.toThrow(why);
});

test('an app that keeps state in its process gets threads alone', async () => {
  const files = { ...FLASK, 'requirements.txt': 'flask\nflask-socketio\n' };
  const said = await recommended(files, '--sku', 'B1', '--profile', 'io', '--dir', '.');
  expect(command(said)).toContain('--threads 18 --workers 1');
  expect(said).toContain('flask-socketio keeps its state in one process');
});

test('an ASGI app of any file gets event loops, and the package that they need', async () => {
  const files = { 'main.py': 'from fastapi import FastAPI\n\napi = FastAPI()\n', 'requirements.txt': 'fastapi\n' };
  const said = await recommended(files, '--sku', 'B1', '--dir', '.');
  expect(command(said)).toBe(
    'gunicorn --bind=0.0.0.0 --timeout 600 --worker-class uvicorn_worker.UvicornWorker --workers 2 main:api',
  );
  expect(said).toContain('Add uvicorn-worker to the requirements');
});

test('every form holds the command as its language writes it', async () => {
  const files = { 'main.py': 'from flask import Flask\n\ndef create_app():\n    return Flask(__name__)\n' };
  const said = await recommended(files, '--sku', 'B1', '--dir', '.');
  expect(command(said)).toContain("'main:create_app()'");
  expect(said).toMatch(/appCommandLine: 'gunicorn .* \\'main:create_app\(\)\\''/);
  expect(said).toMatch(/app_command_line = "gunicorn .* 'main:create_app\(\)'"/);
  expect(said).toMatch(/startup-command: 'gunicorn .* ''main:create_app\(\)'''/);
  expect(said).toMatch(/--startup-file 'gunicorn .* '\\''main:create_app\(\)'\\'''/);
  expect(said).toMatch(/^ {4}workers = \d+$/m);
});

test('as JSON it says what was worked out', async () => {
  const json = JSON.parse(await recommended(FLASK, '--sku', 'B1', '--profile', 'io', '--dir', '.', '--format', 'json'));
  expect(json).toMatchObject({
    version: 1,
    kind: 'advised',
    recommendation: { workers: 3, threads: 6 },
    holds: { requestsAtOnce: 18 },
  });
  expect(json.holds.after.requestsPerSecond).toBeGreaterThan(10 * json.holds.before.requestsPerSecond);
});
