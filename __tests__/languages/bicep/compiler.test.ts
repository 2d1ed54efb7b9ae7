import fc from 'fast-check';
import { expressions } from './expression-generator.ts';
import { type Answer, compiled, compiler, evaluated, knownThroughout } from './real-compiler.ts';

/** Expressions with every function and operator, evaluated by the compiler and by us: both say the same, or refuse. */

/** BICEP_RUNS and BICEP_SEED ask for more, or for others. */
const RUNS = Number(process.env['BICEP_RUNS'] ?? 400);
const SEED = Number(process.env['BICEP_SEED'] ?? 20261126);
/** What we know that we don't know. */
const UNKNOWN = /rules of a culture|^depends on/;

test('random expressions', () => {
  const program = compiler();
  if (program === null) {
    console.warn('there is no `bicep` on this machine (BICEP, or on the PATH): not compared');
    return;
  }
  const asked = [...new Set(fc.sample(expressions, { numRuns: RUNS, seed: SEED }))];
  const [real, ours] = [compiled(program, asked), evaluated(asked)];
  const different = asked.flatMap((expression, at) => {
    const [theirs, own] = [real[at], ours[at]];
    return theirs && own && differ(expression, theirs, own) ? [{ expression, theirs, own }] : [];
  });
  expect(different).toEqual([]);
  expect(real.filter((answer) => 'value' in answer).length).toBeGreaterThan(asked.length * 0.7);
}, 300_000);

function differ(expression: string, real: Answer, ours: Answer): boolean {
  if ('value' in real) return 'value' in ours ? ours.value !== real.value : !UNKNOWN.test(ours.refused);
  // what doesn't depend on a part that the compiler refuses has a value for us
  return 'value' in ours && knownThroughout(expression);
}
