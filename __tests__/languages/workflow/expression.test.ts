import type { Contexts, Lookup } from '../../../src/languages/workflow/expression/contexts.ts';
import { evaluateExpression } from '../../../src/languages/workflow/expression/evaluate.ts';
import { Source, span } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';
import { boolean, builtIn, number, object, string, unknown, type Value } from '../../../src/value/value.ts';
import { shown } from './shown.ts';

const origin = builtIn('the test');
const lookup =
  (context: string): Lookup =>
  (name) => ({
    ...unknown(`${context}.${name} is not known`, origin, `${context}.${name.toLowerCase()}`),
    type: 'string',
  });

function fields(values: Readonly<Record<string, Value>>): Value {
  return object(
    Object.entries(values).map(([key, value]) => ({ key, span: null, value })),
    origin,
  );
}

const named = new Map<string, Value | Lookup>([
  ['vars', lookup('vars')],
  ['secrets', lookup('secrets')],
  ['env', fields({ APP: string('orders', origin), COUNT: string('3', origin) })],
  ['matrix', fields({ version: number(3.12, origin), flag: boolean(false, origin) })],
  ['github', fields({ ref_name: string('main', origin) })],
  ['inputs', fields({ deploy: { ...unknown('given by hand', origin, 'inputs.deploy'), type: 'boolean' } })],
]);
const contexts: Contexts = { named, assumed: new Map() };

function evaluate(text: string): string {
  const source = new Source('deploy.yml', text);
  return shown(evaluateExpression(TracedText.at(span(source, 0, text.length)), contexts));
}

test.each([
  ["'it''s'", "it's"],
  ['env.app', 'orders'],
  ["env['APP']", 'orders'],
  ['env.missing', 'null'],
  ["format('{0}-{1}', env.APP, matrix.version)", 'orders-3.12'],
  ["format('{{0}} {0}', 1)", '{0} 1'],
  ["github.ref_name == 'MAIN' && 'prod' || 'dev'", 'prod'],
  ['matrix.flag && 1 || 2', '2'],
  ["contains('Hello', 'ell')", 'true'],
  ['env.COUNT > 2', 'true'],
  ['fromJSON(\'["a", "b"]\')[1]', 'b'],
  ['join(fromJSON(\'["a", "b"]\'), \'-\')', 'a-b'],
  ["toJSON('x')", '"x"'],
  ['!env.missing', 'true'],
  ["case(github.ref_name == 'dev', 'd', github.ref_name == 'main', 'm', 'other')", 'm'],
  ['always() && !failure()', 'true'],
])('%s is %s', (text, expected) => {
  expect(evaluate(text)).toBe(expected);
});

describe('what is not known', () => {
  test('keeps its key', () => {
    expect(evaluate('vars.APP_NAME')).toBe('⟨vars.app_name⟩');
    expect(evaluate("format('{0}-web', vars.A)")).toBe('⟨vars.a⟩-web');
  });

  test('decides nothing: both sides are kept, with the condition of each', () => {
    expect(evaluate("vars.ENV == 'prod' && 'P1v3' || 'B1'")).toBe(
      "{vars.ENV == 'prod' ? P1v3}{vars.ENV != 'prod' ? B1}",
    );
    expect(evaluate("vars.SLOT || ''")).toBe('{vars.SLOT ? ⟨vars.slot⟩}{!vars.SLOT ? }');
    expect(evaluate("inputs.deploy && 'yes'")).toBe('{inputs.deploy ? yes}{!inputs.deploy ? false}');
  });

  test('has its default, as a variable of a shell that nobody sets', () => {
    expect(evaluate("vars.SLOT || 'production'")).toBe('production');
    expect(evaluate("format('{0}-api', secrets.NAME || 'shop')")).toBe('shop-api');
    expect(evaluate('vars.SLOT || vars.OTHER')).toBe('{vars.SLOT ? ⟨vars.slot⟩}{!vars.SLOT ? ⟨vars.other⟩}');
  });

  test('decides alike where it is asked again', () => {
    expect(evaluate("format('{0}/{1}', vars.A == 'x' && 1 || 2, vars.A == 'x' && 3 || 4)")).toBe(
      "{vars.A == 'x' ? 1/3}{vars.A != 'x' ? 2/4}",
    );
  });

  test('is told apart where known characters differ', () => {
    expect(evaluate("format('a-{0}', vars.X) == 'b-1'")).toBe('false');
    expect(evaluate("format('a-{0}', vars.X) == format('a-{0}', vars.X)")).toBe('true');
    expect(evaluate("vars.X == 'a'")).toBe('⟨\'"a"\'==vars.x⟩');
  });

  test('may be empty: a variable that nobody has set is', () => {
    expect(evaluate("vars.X != '' && 'set' || 'unset'")).toBe("{vars.X != '' ? set}{vars.X == '' ? unset}");
    expect(evaluate("format('a-{0}', vars.X) == 'A-'")).toBe('⟨\'"a-"\'==\'"a-"+vars.x\'⟩');
    expect(evaluate("format('{0}-{1}', vars.X, vars.Y) == format('{0}-', vars.Z)")).toMatch('⟨');
    expect(evaluate("format('{0}--', vars.X) == '-'")).toBe('false');
  });

  test('of a secret is only its name', () => {
    const value = evaluateExpression(TracedText.of('secrets.PROFILE'), contexts);
    expect(value).toMatchObject({ kind: 'unknown', reason: 'secrets.PROFILE is not known' });
  });
});

test('a literal knows its place', () => {
  const source = new Source('deploy.yml', "x: ${{ vars.A && 'one'\n || 'two' }}");
  const value = evaluateExpression(TracedText.at(span(source, 6, 32)), contexts);
  const places = value.kind === 'choice' ? value.options.map((option) => option.value.origin) : [];
  expect(places.map((place) => (place.kind === 'written' ? place.span.start : null))).toEqual([17, 27]);
});

test.each(['a b', 'vars.', "'open", 'nope.x', 'format(', '(((('])('%s is unknown, with what is wrong', (text) => {
  expect(evaluate(text)).toMatch(/can't be read/);
});
