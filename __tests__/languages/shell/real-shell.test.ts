import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { HOLE } from '../../../src/text/traced.ts';
import { type Outcome, RealShell } from './real-shell.ts';
import { type Generated, scriptFrom } from './script-generator.ts';

/** Scripts with every construct, run by the machine's own shells and evaluated by ours: what ours says is what they did. */
const real = new RealShell();
afterAll(() => real.close());

/** SHELL_RUNS and SHELL_SEED ask for more, or for others. */
const RUNS = Number(process.env['SHELL_RUNS'] ?? 250);
const SEED = Number(process.env['SHELL_SEED'] ?? 20261125);
const tape = fc.array(fc.nat(4095), { minLength: 4, maxLength: 60 });

test.each(['sh', 'bash'] as const)('%s', (shell) => {
  if (!real.has(shell)) {
    console.warn(`${shell === 'sh' ? 'dash' : shell} is not on this machine, or not its /bin/${shell}: not compared`);
    return;
  }
  const uses = new Map<string, number>();
  const counted = { same: 0, unknown: 0, unfinished: 0 };
  fc.assert(
    fc.property(tape, (numbers) => {
      const trial = scriptFrom(shell, numbers);
      for (const [name, count] of trial.uses) uses.set(name, (uses.get(name) ?? 0) + count);
      counted[compare(trial)]++;
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: false },
  );
  const often = [...uses].sort(([, one], [, other]) => other - one).map(([name, count]) => `${name} ${count}`);
  console.info(`${shell}: ${JSON.stringify(counted)}; ${often.join(', ')}`);
  expect(uses.size).toBeGreaterThan(60);
  expect(counted.same).toBeGreaterThan(RUNS * 0.7);
});

/**
 * Commands of a pipeline, and one in the background, run at the same time, so the real shell may do a script in one of several ways.
 * @throws where ours says something else than the real shell did each time
 */
function compare(trial: Generated): 'same' | 'unknown' | 'unfinished' {
  const { why, ...said } = real.evaluate(trial);
  const unsure = why.length > 0 || JSON.stringify(said).includes(HOLE);
  const ours = { ...inOrder(said, trial), script: trial.script };
  for (let left = atOnce(trial) ? 4 : 1; ; left--) {
    const did = real.run(trial);
    if (!did) return 'unfinished';
    if (unsure) return 'unknown';
    const theirs = { ...inOrder(did, trial), script: trial.script };
    if (left === 1) expect(ours).toEqual(theirs);
    if (isDeepStrictEqual(ours, theirs)) return 'same';
  }
}

function atOnce({ script }: Generated): boolean {
  return /[^|]\|[^|]|[^&>]&[^&>]/.test(script);
}

function inOrder(outcome: Outcome, trial: Generated): Outcome {
  if (!atOnce(trial)) return outcome;
  return {
    ...outcome,
    calls: [...outcome.calls].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  };
}
