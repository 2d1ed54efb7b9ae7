import { effective } from '../../src/deployments/effective.ts';
import { inOrder, surelyBefore, type Writer } from '../../src/deployments/writers.ts';
import type { Turn } from '../../src/languages/workflow/turn.ts';
import { Source, span } from '../../src/text/source.ts';
import { boolean, builtIn, nothing, number, string, unknown, type Value } from '../../src/value/value.ts';

const origin = builtIn('the test');
const source = new Source('deploy.yml', 'x'.repeat(100));

/** A writer in a step of a run; in none where no run is given: it writes before all runs. */
function writer(value: Value, run: object | null, step: number, when: string | null = null, turn?: Turn): Writer {
  const order = run === null ? null : { run, step, ...(turn ? { turn } : {}) };
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
      'deploy.yml:1 (1 of 2) runs last',
      'deploy.yml:1 (2 of 2) runs last',
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

describe('of jobs that run at the same time', () => {
  const run = {};
  const turn = (...after: readonly Turn[]): Turn => ({ after, within: null });
  const [first, second] = [turn(), turn()];
  const [one, two, three] = [text('one'), text('two'), text('three')];
  const labels = (value: Value | undefined): readonly (readonly [string, Value])[] =>
    value?.kind === 'choice' ? value.options.map((option) => [option.when, option.value]) : [];

  test('whichever comes last wins', () => {
    const value = effective([writer(one, run, 1, null, first), writer(two, run, 2, null, second)]);
    expect(labels(value)).toEqual([
      ['deploy.yml:1 (1 of 2) runs last', one],
      ['deploy.yml:1 (2 of 2) runs last', two],
    ]);
  });

  test('those that agree have one value, and what a later step of a job overwrites is none', () => {
    expect(effective([writer(one, run, 1, null, first), writer(text('one'), run, 2, null, second)])).toBe(one);
    const overwritten = writer(three, run, 1, null, first);
    expect(effective([overwritten, writer(one, run, 2, null, first), writer(text('one'), run, 3, null, second)])).toBe(
      one,
    );
  });

  test('a job that waits for both has the last word, also through other jobs', () => {
    const writers = [writer(one, run, 1, null, first), writer(two, run, 2, null, second)];
    const last = writer(three, run, 3, null, turn(turn(first), second));
    expect(effective([...writers, last])).toBe(three);
    expect(inOrder([last, ...writers])).toEqual([...writers, last]);
    const after = writer(three, run, 3, null, turn(first));
    expect(labels(effective([...writers, after])).map(([, value]) => value)).toEqual([two, three]);
    expect([...writers, after].map((each) => surelyBefore(each, after))).toEqual([true, false, true]);
  });

  test('each holds on its own condition, and what was there before where none of them runs', () => {
    const writers = [writer(one, run, 1, 'small', first), writer(two, run, 2, 'large', second)];
    expect(labels(effective(writers))).toEqual([
      ['small', one],
      ['large', two],
    ]);
    expect(labels(effective([writer(three, null, 0), ...writers])).at(-1)).toEqual(['not (small || large)', three]);
  });

  test('one that always runs wins unless the other one does and comes last', () => {
    const value = effective([writer(one, run, 1, null, first), writer(two, run, 2, 'large', second)]);
    expect(labels(value).map(([when]) => when)).toEqual([
      'deploy.yml:1 (1 of 2) runs last',
      'large and deploy.yml:1 (2 of 2) runs last',
    ]);
  });

  test('a run that another one starts comes after it, whatever order they come in', () => {
    const [early, late] = [turn(), turn()];
    const chained: Turn = { after: [turn(early)], within: null };
    const [first, then] = [
      writer(one, {}, 5, null, { after: [], within: early }),
      writer(two, {}, 1, null, { after: [], within: chained }),
    ];
    expect(effective([then, first])).toBe(two);
    expect(inOrder([then, first])).toEqual([first, then]);
    expect(effective([first, writer(two, {}, 9, null, { after: [], within: late })])?.kind).toBe('choice');
  });

  test('too many to compare are not known', () => {
    const many = Array.from({ length: 300 }, (_, at) => writer(text(`${at}`), {}, at, null, turn()));
    expect(effective(many)?.kind).toBe('unknown');
  });

  test('many jobs that wait for many others are compared at once', () => {
    let layer = Array.from({ length: 20 }, () => turn());
    const bottom = layer[0];
    for (let depth = 0; depth < 50; depth++) {
      const below = layer;
      layer = layer.map(() => turn(...below));
    }
    const early = writer(one, run, 1, null, bottom);
    expect(effective([early, writer(two, run, 2, null, layer[0])])).toBe(two);
  });
});
