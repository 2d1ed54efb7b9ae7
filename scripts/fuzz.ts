// npm run fuzz -- [--seconds 60] [--seed 1]: launches of random startup commands, scripts, config files and app settings. None may
// throw, take longer than five seconds, or allocate over 200 MB.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { launchInput, launchOf } from './fuzz/launch-input.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const until = Date.now() + Number(values.seconds ?? 60) * 1000;
const first = Number(values.seed ?? 1);
const LONGEST_MS = 5000;
const MOST_MB = 200;

let launches = 0;
let slowest = 0;
let most = 0;
for (let seed = first; Date.now() < until; seed++) {
  for (const input of fc.sample(launchInput, { numRuns: 50, seed })) {
    const before = performance.now();
    const held = process.memoryUsage().heapUsed;
    const failed = await launchOf(input).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    const took = performance.now() - before;
    launches++;
    slowest = Math.max(slowest, took);
    // What the launch allocated, unless garbage was collected meanwhile.
    const grown = (process.memoryUsage().heapUsed - held) / 2 ** 20;
    most = Math.max(most, grown);
    if (failed === null && took < LONGEST_MS && grown < MOST_MB) continue;
    console.log(`seed ${seed}: ${took.toFixed(0)} ms, ${grown.toFixed(0)} MB\n${JSON.stringify(input, null, 1)}`);
    if (failed !== null) console.log(failed);
    process.exit(1);
  }
}
console.log(
  `${launches} launches from seed ${first}: the slowest took ${slowest.toFixed(0)} ms, the heap grew by ${most.toFixed(0)} MB at most`,
);
