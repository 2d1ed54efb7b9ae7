import { recommendFor } from '../../src/recommend.ts';
import { plain } from '../../src/report/colour.ts';
import { recommendReport } from '../../src/report/recommend-terminal.ts';

/** The rows of the benchmark about the example's requests, in the words of a page for users. */
export function measuredTable(benchmark: string): string {
  const rows = [...benchmark.matchAll(/^\| *(\d+ × \d+) *\| *200 \+ 10 *\| *30 *\| *([\d.]+) *\| *([\d.]+) *\|/gm)];
  if (rows.length === 0) throw new Error('bench/queueing.md has no row about 30 users who wait 200 ms and compute 10');
  const sorted = rows.map(([, slots = '', rate = '', foretold = '']) => ({ slots, rate, foretold }));
  sorted.sort((one, other) => Number(one.rate) - Number(other.rate));
  const lines = sorted.map(({ slots, rate, foretold }) => `| ${slots} | ${product(slots)} | ${rate} | ${foretold} |`);
  return [
    '| workers × threads | slots | requests/s, measured | foretold |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
    '30 users, each of whose requests waits 200 ms and computes 10 ms.',
  ].join('\n');
}

function product(slots: string): number {
  return slots.split(' × ').reduce((all, one) => all * Number(one), 1);
}

/** What `recommend` says of such requests, down to what it will hold. */
export async function recommended(): Promise<string> {
  const advice = await recommendFor({
    sku: 'B1',
    directory: null,
    profile: null,
    memoryPerWorker: null,
    measured: { waitMs: 200, cpuMs: 10 },
    users: 30,
    python: null,
  });
  const report = recommendReport(advice, { paint: plain, columns: 100 });
  const [shown = ''] = report.split('\n\nTo paste');
  return ['```', '$ gunicorn-plan-lint recommend --sku B1 --wait 200 --cpu 10 --users 30', '', shown, '```'].join('\n');
}
