import { parseBicep } from '../../../src/languages/bicep/parser.ts';
import { Source } from '../../../src/text/source.ts';

const STATEMENTS: readonly (readonly [kind: string, source: string])[] = [
  ['targetScope', "targetScope = 'subscription'"],
  ['metadata', "metadata name = { a: 'b' }"],
  ['param', 'param a string'],
  ['param', "param a string = 'b'"],
  ['param', "@description('…')\n@sys.secure()\n\n// why\n#disable-next-line secure-parameter-default\nparam a string"],
  ['param', '@secure\nparam a string'],
  ['param', "param a resource 'Microsoft.Web/sites@2023-12-01'"],
  ['type', 'type a = string'],
  ['type', "type a = 'x' | 'y' | 3 | true | null | -1"],
  ['type', "type a =\n | 'x'\n\n | 'y'"],
  ['type', "type a = {\n  @minValue(1)\n  b: int?\n  'c d': string[]\n  *: bool\n}"],
  ['type', 'type a = { b: int, c: int, }'],
  ['type', 'type a = [string, int]'],
  ['type', "type a = [\n  @description('x')\n  string\n  int\n]"],
  ['type', 'type a = (string | int)[]?'],
  ['type', 'type a = b.c[0][*].*!'],
  ['type', "type a = resourceInput<'Microsoft.Web/sites@2023-12-01'>.properties.siteConfig"],
  ['type', 'type a = ns.b<string>'],
  ['var', 'var a = 1'],
  ['var', 'var a string[] = []'],
  ['var', 'var if = true'],
  ['var', 'var a = { for: 1, resource: 2, param: 3, if: 4 }'],
  ['var', 'var a = [for b in c: d]'],
  ['var', 'var a = [\n\n  for (b, i) in c: {\n    d: i\n  }\n\n]'],
  ['func', 'func a() int => 1'],
  ['func', 'func a(b string, c int) string => b'],
  ['func', 'func a(\n  b string,\n  c int,\n) string =>\n  b'],
  ['resource', "resource a 'T@v' = {}"],
  ['resource', "resource a 'T@v' existing = { name: 'b' }"],
  ['resource', "resource a 'T@v' = if (b) {\n}"],
  ['resource', "resource a 'T@v' =\n\n  if (b) {\n}"],
  ['resource', "resource a 'T@v' = [for b in c: if (d) {\n  name: b\n}]"],
  [
    'resource',
    "resource a 'T@v' = {\n  name: 'x'\n\n  @batchSize(1)\n  resource b 'U' = [for c in d: {\n    name: c\n  }]\n}",
  ],
  ['resource', "resource a 'T@v' = {\n  resource: 1\n}"],
  ['module', "module a 'b.bicep' = { name: 'c' }"],
  ['module', "module a 'br/public:avm/res/web/site:0.1.0' = [for (b, i) in c: {\n}]"],
  ['module', "module a 'b.bicep' =\n  if (c) {}"],
  ['output', 'output a string = b'],
  ['output', "output a resource 'T@v' = b"],
  ['output', 'output a resource = b'],
  ['import', "import {a, b as c, 'd e' as f} from 'g.bicep'"],
  ['import', "import {\n  a\n  b\n} from 'g.bicep'"],
  ['import', "import * as a from 'b.bicep'"],
  ['extension', 'extension az'],
  ['extension', "extension 'br:a.io/b:1' with { c: 1 } as d"],
  ['extension', "import 'kubernetes@1.0.0' with {\n} as k8s"],
  ['assert', 'assert a = b == c'],
  ['test', "test a 'b.bicep' = {\n  params: {}\n}"],
];

const PARAMETERS: readonly (readonly [kind: string, source: string])[] = [
  ['using', "using 'main.bicep'"],
  ['using', 'using none'],
  ['using', "using 'main.bicep' with { mode: 'stack' }"],
  ['extends', "extends 'base.bicepparam'"],
  ['param', "param a = [for b in c: readEnvironmentVariable('D', b)]"],
  ['var', "@description('…')\nvar a = 1"],
  ['var', 'var a int = 1'],
  ['type', 'type a = int'],
  ['import', "import {a} from 'b.bicep'"],
  ['extension', 'extension microsoftGraph'],
  ['extensionConfig', 'extensionConfig a with { b: 1 }'],
];

const EXPRESSIONS: readonly string[] = [
  '18446744073709551615',
  '-9223372036854775808',
  "{ 'a b': 1, '${c}': 2\n  '''d''': 3 }",
  '[1, 2,]',
  '[1, 2\n\n3\n// four\n4, 5]',
  '[\n]',
  '[...a, ...b ? c : d]',
  '{ ...a, b: 1\n  ...c }',
  'f()',
  'f(\n)',
  'f(\n  1,\n\n  2\n)',
  'f(1, 2\n  // no more\n)',
  'a ? b : c',
  'a\n\n  ? b\n  : c',
  'a ? b : c ? d : e',
  'a ?? b || c && d == e < f + g * -h',
  '!(!a)',
  '!a.b!',
  'a!=b',
  'a =~ b !~ c',
  'a.b.?c[0][?1][^2][?^3]::d!.e()',
  '(a.?b).c',
  'map(a, b => b.c)',
  'map(a, (b, i) =>\n  {\n    c: i\n  })',
  'reduce(a, 0, (\n  b,\n  c,\n) => b + c)',
  "'${map(a, b => [b])}'",
  "'${a['${b}']}${c}'",
  'a.for.if.resource.true1',
];

const NOTES: readonly string[] = [
  '',
  '\uFEFFvar a = 1',
  '\r\n\n\r',
  '// only a comment',
  '/* over\nlines */ var a = /* within */ 1 // behind',
  'var a = 1 /* x\n */\nvar b = 2',
  '#disable-diagnostics a b-c\n\n#restore-diagnostics a\n  #disable-next-line BCP1 // why\nvar a = 1',
  'var a = {\n  #disable-next-line a\n  b: 1\n}\nvar c = [\n  #disable-next-line a\n  1\n]',
];

describe('reads without an error', () => {
  test.each(STATEMENTS)('%s: %j', (kind, source) => {
    const file = parseBicep(new Source('a.bicep', source), 'bicep');
    expect(file.errors).toEqual([]);
    expect(file.statements.map((statement) => statement.kind)).toEqual([kind]);
  });

  test.each(PARAMETERS)('in a parameters file, %s: %j', (kind, source) => {
    const file = parseBicep(new Source('a.bicepparam', source), 'bicepparam');
    expect(file.errors).toEqual([]);
    expect(file.statements.map((statement) => statement.kind)).toEqual([kind]);
  });

  test.each(EXPRESSIONS)('the expression %j', (source) => {
    expect(parseBicep(new Source('a.bicep', `var x = ${source}\nvar y = 1\r\n`), 'bicep')).toMatchObject({
      errors: [],
      statements: [{ kind: 'var' }, { kind: 'var' }],
    });
  });

  test.each(NOTES)('what holds few statements or none: %j', (source) => {
    expect(parseBicep(new Source('a.bicep', source), 'bicep').errors).toEqual([]);
  });
});
