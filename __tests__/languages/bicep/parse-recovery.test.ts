import { parseBicep, parseExpression } from '../../../src/languages/bicep/parser.ts';
import { Source } from '../../../src/text/source.ts';

const bicep = (text: string) => parseBicep(new Source('a.bicep', text), 'bicep');

const BROKEN: readonly string[] = [
  'nonsense here',
  'param',
  'var b =',
  'var b = [\n  1\n  2 3\n]',
  'var b = { c: }',
  "var b = 'c",
  "var b = '${c",
  'var b = f(1,\n)',
  'type b = {\n  2: int\n}',
  "resource b 'T@v' = {\n  name 'c'\n}",
  'func b(c) => 1',
  'import {b} of c',
  '@description(1 2)\nvar b = 1',
];

test.each(BROKEN)('statements before and behind %j survive', (broken) => {
  const file = bicep(`var first = 1\n${broken}\nvar last = 2\n`);
  expect(file.errors.length).toBeGreaterThan(0);
  const names = file.statements.flatMap((statement) => (statement.kind === 'var' ? [statement.name.text] : []));
  expect(names).toContain('first');
  expect(names).toContain('last');
});

test('a broken property leaves the others of its object', () => {
  const file = bicep("resource a 'T@v' = {\n  name: 'b'\n  sku: +\n  kind: 'c'\n}");
  expect(file.statements).toMatchObject([
    { kind: 'resource', body: { members: [{ key: { text: 'name' } }, {}, { key: { text: 'kind' } }] } },
  ]);
});

const NESTED: readonly (readonly [opener: string, closer: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{a:', '}'],
  ['f(', ')'],
  ['!(', ')'],
  ['x=>', ''],
  ["'${", "}'"],
  ['a?', ':b'],
  ['a?b:', ''],
  ['a[', ']'],
  ['a.', ''],
  ['1+', ''],
  ['[for x in y:', ']'],
];

describe('what is nested ten thousand deep is an error, not a crash', () => {
  test.each(NESTED)('%s', (opener, closer) => {
    const text = `${opener.repeat(10_000)}a${closer.repeat(10_000)}`;
    expect(bicep(`var x = ${text}\nvar y = 1`).errors.length).toBeGreaterThan(0);
    expect(bicep(`var x = ${opener.repeat(10_000)}`).errors.length).toBeGreaterThan(0);
    expect(parseExpression(new Source('a', text)).errors.length).toBeGreaterThan(0);
  });

  test.each(['(', '[', '{a:', 'a<', 'a['])('in a type, %s', (opener) => {
    expect(bicep(`type x = ${opener.repeat(10_000)}`).errors.length).toBeGreaterThan(0);
  });
});

test('what stands side by side is not nested, however much it is', () => {
  expect(bicep('@sys.secure()\nparam a string\n'.repeat(2000)).errors).toEqual([]);
  expect(bicep(`var a = [\n${'b.c.d + 1\n'.repeat(2000)}]`).errors).toEqual([]);
  expect(bicep(`type a = ${"'a' | ".repeat(2000)}'b'`).errors).toEqual([]);
});

test('positions are those of the file', () => {
  const text = "@secure()\nparam key string = 'a'\r\nresource site 'T@v' existing = { name: key }";
  const written = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    text.slice(span.start, span.end);
  const [param, resource] = bicep(text).statements;
  if (param?.kind !== 'param' || resource?.kind !== 'resource') throw new Error('two statements');
  expect(written(param)).toBe("@secure()\nparam key string = 'a'");
  expect(written(param.name)).toBe('key');
  expect(param.decorators.map(written)).toEqual(['@secure()']);
  expect(param.type && written(param.type)).toBe('string');
  expect(param.value && written(param.value)).toBe("'a'");
  expect(written(resource.type)).toBe("'T@v'");
  expect(written(resource.body)).toBe('{ name: key }');
});

test('a single expression is all of its text', () => {
  expect(parseExpression(new Source('a', '\n a + b \n')).errors).toEqual([]);
  expect(parseExpression(new Source('a', 'a b')).errors).toHaveLength(1);
  expect(parseExpression(new Source('a', '')).expression.kind).toBe('missing');
});
