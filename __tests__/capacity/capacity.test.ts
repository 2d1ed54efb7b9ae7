import { capacityOf } from '../../src/capacity/capacity.ts';
import { leftOnPlan, memoryFit, workerMemory, workersThatFit } from '../../src/capacity/memory.ts';
import { recommend } from '../../src/capacity/recommend.ts';
import type { Launch } from '../../src/launch/launch.ts';
import { knownNumber, unknownReason } from '../../src/value/read.ts';
import { builtIn, number, string, unknown, type Value } from '../../src/value/value.ts';

const origin = builtIn('the test');
const FLASK = workerMemory('Flask', { modules: null, packages: null });

function launchOf(settings: Readonly<Record<string, number | string | Value>>): Launch {
  const values = Object.entries(settings).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'number' ? number(value, origin) : typeof value === 'string' ? string(value, origin) : value,
  ]);
  const server = { name: 'gunicorn', app: null, settings: new Map(values), development: null };
  return {
    kind: 'custom',
    command: null,
    assumed: false,
    processes: [{ program: 'gunicorn', argv: [], cwd: '/', condition: null, background: false, span: null, server }],
    assumptions: [],
    unknowns: [],
    refusal: null,
    detected: null,
  };
}

describe('requests at once', () => {
  test.each([
    ['sync', 3, 3, '3 sync workers'],
    ['gthread', 3, 18, '3 workers × 6 threads'],
    ['gevent', 2, 2000, '2 workers × 1000 connections'],
    ['egg:gunicorn#gevent', 2, 2000, '2 workers × 1000 connections'],
    ['asgi', 1, 1000, '1 worker × 1000 connections'],
  ])('of %s with %i workers are %i', (workerClass, workers, expected, arithmetic) => {
    const capacity = capacityOf(launchOf({ worker_class: workerClass, workers, threads: 6, worker_connections: 1000 }));
    expect(knownNumber(capacity.concurrency)).toBe(expected);
    expect(capacity.arithmetic).toBe(arithmetic);
  });

  test.each(['uvicorn.workers.UvicornWorker', 'tornado', 'mine.Worker'])('of %s are not a number', (workerClass) => {
    expect(capacityOf(launchOf({ worker_class: workerClass, workers: 2, threads: 1 })).concurrency.kind).toBe(
      'unknown',
    );
  });

  test('are unknown for the reason that the workers are', () => {
    const workers = unknown('a secret decides', origin);
    expect(unknownReason(capacityOf(launchOf({ worker_class: 'gthread', workers, threads: 6 })).concurrency)).toBe(
      'a secret decides',
    );
  });
});

describe('memory', () => {
  test('that B1 leaves is what was measured, and above it what the platform is taken to leave', () => {
    expect(leftOnPlan('B1', 1.75)).toBe(430);
    expect(leftOnPlan('P0v3', 4)).toBe(2796);
  });

  test("of the seed's cure fits B1", () => {
    expect(memoryFit(leftOnPlan('B1', 1.75), [{ workers: 3, each: FLASK, master: true }])).toEqual({
      askedMiB: 118,
      leftMiB: 430,
      arithmetic: '3 workers × about 30 MiB + master 28 MiB = 118 MiB',
    });
    // a fifth is left for what an estimate misses, and none where a user has measured it
    expect(workersThatFit(430, FLASK)).toBe(10);
    expect(workersThatFit(430, { ...FLASK, stated: true })).toBe(13);
  });
});

describe('the recommendation', () => {
  test.each([
    [1, false, { workers: 3, threads: 6 }],
    [2, false, { workers: 5, threads: 7 }],
    [4, false, { workers: 9, threads: 8 }],
    [1, true, { workers: 1, threads: 18 }],
  ])('for %i vCPU (one process: %s) fills them with requests that wait', (vcpu, oneProcess, expected) => {
    expect(recommend({ vcpu, leftMiB: null, each: FLASK, waitPerCpu: 20, oneProcess })).toMatchObject(expected);
  });
});
