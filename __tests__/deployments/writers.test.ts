import { effective, type Writer } from '../../src/deployments/writers.ts';
import { Source, span } from '../../src/text/source.ts';
import { boolean, builtIn, nothing, number, string, unknown, type Value } from '../../src/value/value.ts';

const origin = builtIn('the test');
const source = new Source('deploy.yml', 'x'.repeat(100));

/** A writer in a step of a run; in none where no run is given: it writes before all runs. */
function writer(value: Value, run: object | null, step: number, when: string | null = null): Writer {
  const order = run === null ? null : { run, step };
  return {
    value,
    scope: { file: 'deploy.yml', environment: null, run: {}, order },
    span: span(source, step, step + 1),
    condition: when === null ? null : { when, span: null },
  };
}

const text = (value: string): Value => string(value, origin);

describe('what holds after the last writer', () => {
  test('is nothing where nobody writes', () => {
    expect(effective([])).toBeUndefined();
  });

  test.each<[string, Value]>([
    ['a text', text('B1')],
    ['a number', number(2, origin)],
    ['a boolean', boolean(true, origin)],
    ['nothing', nothing(origin)],
    ['something that is not known', unknown('it is a secret', origin)],
  ])('is the one that there is: %s', (_name, value) => {
    expect(effective([writer(value, {}, 1)])).toBe(value);
    expect(effective([writer(value, null, 1)])).toBe(value);
  });

  test('is the last in its run, whatever order they come in', () => {
    const run = {};
    const [first, last] = [text('first'), text('last')];
    expect(effective([writer(last, run, 2), writer(first, run, 1)])).toBe(last);
    expect(effective([writer(last, run, 2), writer(text('template'), null, 9)])).toBe(last);
  });

  test('is a choice between runs that disagree, and none between those that agree', () => {
    const disagreeing = effective([writer(number(1, origin), {}, 1), writer(number(2, origin), {}, 2)]);
    expect(disagreeing?.kind === 'choice' && disagreeing.options.map(({ when }) => when)).toEqual([
      'deployed by deploy.yml:1',
      'deployed by deploy.yml:1',
    ]);
    expect(effective([writer(number(1, origin), {}, 1), writer(number(1, origin), {}, 2)])?.kind).toBe('number');
  });

  test('hangs on the condition of one that does not always run', () => {
    const run = {};
    const value = effective([writer(text('before'), run, 1), writer(text('after'), run, 2, 'on main')]);
    expect(value?.kind === 'choice' && value.options.map(({ when }) => when)).toEqual(['on main', 'not (on main)']);
    expect(effective([writer(text('same'), run, 1), writer(text('same'), run, 2, 'on main')])?.kind).toBe('string');
  });
});
