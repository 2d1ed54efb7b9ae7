// How well the queueing model (src/capacity/queueing.ts) foretells real gunicorn. Needs Linux with two CPUs or more,
// `taskset` and `gunicorn` (Debian's package); nothing else should run. `node scripts/run.mjs bench/queueing`;
// the figures that it gave are in bench/queueing.md.
//
// gunicorn is pinned to one CPU, as on a plan with one vCPU, and the clients to another (`taskset -c 1 node …`). The server's
// own CPU time for a request is fitted at the first point, where the CPU is the bottleneck; the others are then foretold, and
// have to come within 20 %.
import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { predict } from '../src/capacity/queueing.ts';

interface Point {
  readonly workers: number;
  readonly threads: number;
  readonly waitMs: number;
  readonly cpuMs: number;
  readonly users: number;
}

const POINTS: readonly Point[] = [
  { workers: 3, threads: 6, waitMs: 50, cpuMs: 10, users: 30 },
  { workers: 1, threads: 1, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 1, threads: 3, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 1, threads: 18, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 3, threads: 1, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 9, threads: 1, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 3, threads: 2, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 3, threads: 6, waitMs: 200, cpuMs: 10, users: 30 },
  { workers: 3, threads: 6, waitMs: 200, cpuMs: 10, users: 10 },
  { workers: 3, threads: 6, waitMs: 200, cpuMs: 2, users: 60 },
  { workers: 3, threads: 2, waitMs: 10, cpuMs: 20, users: 12 },
  { workers: 5, threads: 2, waitMs: 200, cpuMs: 2, users: 60 },
  { workers: 2, threads: 3, waitMs: 200, cpuMs: 2, users: 40 },
];
const PORT = 8765;
const WARM_MS = 1500;
const MEASURE_MS = 4_000;
/** Whatever else the machine does only takes requests away: the best of some runs is nearest to the truth. */
const RUNS = 3;
const TOLERANCE = 0.2;

const measured: { readonly point: Point; readonly perSecond: number; readonly p50: number }[] = [];
for (const point of POINTS) measured.push({ point, ...(await best(point)) });
const overheadMs = fittedOverhead();
process.stdout.write(`overhead fitted at the first point: ${overheadMs.toFixed(2)} ms of CPU a request\n\n`);
process.stdout.write(
  '| workers × threads | wait + CPU, ms | users | measured/s | foretold/s | off | p50 measured | p50 foretold |\n',
);
process.stdout.write('| --- | --- | --- | --- | --- | --- | --- | --- |\n');
let failed = 0;
for (const { point, perSecond, p50 } of measured) {
  const foretold = predicted(point, overheadMs);
  const off = foretold.requestsPerSecond / perSecond - 1;
  if (Math.abs(off) > TOLERANCE) failed++;
  process.stdout.write(
    `| ${point.workers} × ${point.threads} | ${point.waitMs} + ${point.cpuMs} | ${point.users} | ${perSecond.toFixed(1)} | ${foretold.requestsPerSecond.toFixed(1)} | ${(off * 100).toFixed(0)} % | ${p50.toFixed(0)} ms | ${foretold.p50Ms.toFixed(0)} ms |\n`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;

function predicted(point: Point, overhead: number): ReturnType<typeof predict> {
  return predict({ ...point, thinkMs: 0 }, { ...point, vcpu: 1, overheadMs: overhead });
}

/** The overhead that makes the model agree at the first point, where the CPU is the bottleneck. */
function fittedOverhead(): number {
  const [first] = measured;
  if (!first) return 0;
  let [low, high] = [0, 50];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (predicted(first.point, middle).requestsPerSecond > first.perSecond) low = middle;
    else high = middle;
  }
  return low;
}

async function best(point: Point): ReturnType<typeof measure> {
  const runs: Awaited<ReturnType<typeof measure>>[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(point));
  return runs.reduce((most, one) => (one.perSecond > most.perSecond ? one : most));
}

async function measure(point: Point): Promise<{ readonly perSecond: number; readonly p50: number }> {
  const server = spawn(
    'taskset',
    [
      '-c',
      '0',
      'gunicorn',
      '--chdir',
      join(process.cwd(), 'bench'),
      '-b',
      `127.0.0.1:${PORT}`,
      '-w',
      `${point.workers}`,
      '--threads',
      `${point.threads}`,
      '--log-level',
      'error',
      'queueing-app',
    ],
    { env: { ...process.env, WAIT_MS: `${point.waitMs}`, CPU_MS: `${point.cpuMs}` }, stdio: 'inherit' },
  );
  try {
    await sleep(1500);
    const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
    const times: number[] = [];
    const start = performance.now() + WARM_MS;
    const end = start + MEASURE_MS;
    const user = async () => {
      while (performance.now() < end) {
        const sent = performance.now();
        await request(agent);
        const done = performance.now();
        if (done >= start && done < end) times.push(done - sent);
      }
    };
    await Promise.all(Array.from({ length: point.users }, user));
    times.sort((one, other) => one - other);
    return { perSecond: times.length / (MEASURE_MS / 1000), p50: times[Math.floor(times.length / 2)] ?? Number.NaN };
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
}

function request(agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: PORT, agent }, (response) => {
      response.resume();
      response.on('end', resolve);
    }).on('error', reject);
  });
}
