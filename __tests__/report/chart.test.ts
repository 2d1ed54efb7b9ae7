import { memoryChart, requestsChart } from '../../src/report/review/chart.ts';
import type { Review, ReviewedDeployment } from '../../src/report/review/facts.ts';

interface Given {
  readonly app?: string;
  readonly before?: string;
  readonly after?: string;
  readonly memory?: ReviewedDeployment['memory'];
}

function reviewWith(all: readonly Given[]): Review {
  const deployments = all.map(({ app = 'shop', before, after, memory = null }): ReviewedDeployment => {
    const moved = before !== undefined && after !== undefined;
    return {
      app,
      environment: 'prod',
      condition: null,
      change: moved ? 'changed' : 'same',
      plan: 'B1',
      launch: { kind: 'starts', command: 'gunicorn app:app', assumed: false },
      requests: after ?? '1',
      arithmetic: null,
      findings: [],
      fixed: [],
      memory,
      values: moved ? [{ what: 'requests at once', before, after }] : [],
      origins: [],
      remarks: [],
    };
  });
  return {
    version: 1,
    noBase: null,
    deployments,
    findings: [],
    fixed: 0,
    hidden: 0,
    filesRead: 1,
    lookedFor: [],
    unknowns: [],
    notes: [],
  };
}

const line = (chart: readonly string[], start: string): string | undefined =>
  chart.find((one) => one.trim().startsWith(start))?.trim();

test('requests at once are drawn where those of several deployments move', () => {
  const chart = requestsChart(reviewWith([{ before: '1', after: '18' }, { app: 'pay', before: '9', after: '6' }, {}]));
  expect(line(chart, 'x-axis')).toBe(
    'x-axis ["shop prod: before", "shop prod: after", "pay prod: before", "pay prod: after"]',
  );
  expect(line(chart, 'y-axis')).toBe('y-axis "requests at once on one instance" 0 --> 18');
  expect(line(chart, 'bar')).toBe('bar [1, 18, 9, 6]');
});

test.each<[string, readonly Given[]]>([
  ['one that moves', [{ before: '1', after: '18' }, {}]],
  ['more than a picture holds', Array.from({ length: 7 }, () => ({ before: '1', after: '18' }))],
  [
    'what isn’t known',
    [
      { before: 'unknown (…)', after: '18' },
      { before: '1', after: '18' },
    ],
  ],
])('there is none of %s', (_, all) => {
  expect(requestsChart(reviewWith(all))).toEqual([]);
});

test('memory is drawn where more is asked than the plan leaves', () => {
  const chart = memoryChart(reviewWith([{ memory: { asked: 544, left: 430 } }, {}]));
  expect(line(chart, 'x-axis')).toBe('x-axis ["shop prod: asked", "shop prod: left by the plan"]');
  expect(line(chart, 'bar')).toBe('bar [544, 430]');
  expect(memoryChart(reviewWith([{}]))).toEqual([]);
});

test('a name adds nothing to a chart', () => {
  const app = 'a"] \n```\n---\nclick b href "javascript:alert(1)" %% <b>';
  const chart = memoryChart(reviewWith([{ app, memory: { asked: 2, left: 1 } }]));
  const harmless = memoryChart(reviewWith([{ memory: { asked: 2, left: 1 } }]));
  expect(chart).toHaveLength(harmless.length);
  expect(chart.join('\n').match(/"/g)).toHaveLength(harmless.join('\n').match(/"/g)?.length ?? 0);
  expect(chart.filter((one) => one.startsWith('```'))).toHaveLength(2);
});
