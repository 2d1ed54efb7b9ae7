import { containerEnvironment, reportedCpus } from '../../src/appservice/environment.ts';
import { planSize } from '../../src/appservice/plans.ts';
import { knownNumber, knownString } from '../../src/value/read.ts';
import { boolean, builtIn, nothing, number, object, string, type Value } from '../../src/value/value.ts';

const here = builtIn('test');

function environment(settings: Record<string, Value>, sku = 'B1', open: string | null = null) {
  const map = new Map(Object.entries(settings).map(([name, value]) => [name, { name, value, span: null }]));
  return containerEnvironment({ settings: map, open }, planSize(sku));
}

describe('the environment of the container', () => {
  test.each([
    ['PORT', '8000'],
    ['PYTHON_USE_GUNICORN_CONFIG_FROM_PATH', '/opt/startup/gunicorn.conf.py'],
    ['NUM_CORES', '1'],
    ['WEBSITE_SKU', 'Basic'],
    ['HOST', undefined],
  ])('%s is %s before any setting', (name, text) => {
    expect(knownString(environment({}).get(name))).toBe(text);
  });

  test.each<[string, Value, string | undefined]>([
    ['a string', string('80', here), '80'],
    ['an empty string', string('', here), ''],
    ['a number', number(80, here), '80'],
    ['a boolean', boolean(true, here), 'true'],
    ['null, which sets nothing', nothing(here), '8000'],
    ['an object, which is no setting', object([], here), undefined],
    ['a key vault reference', string('@Microsoft.KeyVault(SecretUri=https://v/x)', here), undefined],
  ])('a setting over it: %s', (_, value, text) => {
    expect(knownString(environment({ PORT: value }).get('PORT'))).toBe(text);
  });

  test('F1 shows two processors and calls itself LinuxFree', () => {
    const free = environment({}, 'F1');
    expect([knownString(free.get('NUM_CORES')), knownString(free.get('WEBSITE_SKU'))]).toEqual(['2', 'LinuxFree']);
    expect(knownNumber(reportedCpus(planSize('F1')))).toBe(2);
  });

  test('a plan of unknown size leaves both unknown', () => {
    const unsized = environment({}, 'P9v9');
    expect([unsized.get('NUM_CORES')?.kind, unsized.get('WEBSITE_SKU')?.kind]).toEqual(['unknown', 'unknown']);
    expect(reportedCpus(null).kind).toBe('unknown');
  });

  test('where settings may exist that are not seen, those that decide are unknown', () => {
    const open = environment({ WEB_CONCURRENCY: string('2', here) }, 'B1', 'the settings come from a variable');
    expect(open.get('PORT')).toMatchObject({ kind: 'unknown', reason: 'the settings come from a variable' });
    expect(knownString(open.get('WEB_CONCURRENCY'))).toBe('2');
    expect(open.get('PRE_RUN_COMMAND')).toBeUndefined();
  });

  test('a period in a name becomes an underscore', () => {
    expect(knownString(environment({ 'my.app': string('x', here) }).get('my_app'))).toBe('x');
  });
});
