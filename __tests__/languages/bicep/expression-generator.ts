import fc from 'fast-check';

/** Expressions of Bicep, as texts, by the type that each has: every function that needs no deployment, and every operator. */

type Text = fc.Arbitrary<string>;

const STRINGS = [
  "''",
  "'a'",
  "'abc'",
  "'Hello, World'",
  "'  padded\\t'",
  "'straße ÄÖ'",
  "'ǅ İı ﬁ'",
  "'😀x'",
  "'e\\u{301}é'",
  "'\\u{1f600}\\'\\\\\\n\\r\\t\\${x}'",
  "'a,b;c'",
  "'A-B_c.d'",
  "'10'",
  "'-7'",
  "'true'",
  "'null'",
  '\'[1, 2.5, "x"]\'',
  '\'{"b": [1, {"C": null}], "a": true}\'',
  "'YWJj'",
  "'a%20b+c'",
  "'https://example.com/a/b?x=1&y=%20#z'",
  "'P1DT2H'",
  "'2024-02-29T23:59:59Z'",
  "'10.0.0.0/16'",
  "'{0} {1}'",
  "'''multi\\n${x}'''",
  "'''\n  two\nlines'''",
  '\'"quoted"\'',
  "'<&>'",
  "'zebra'",
  "'Zebra'",
  "'co-op'",
  "'coop'",
  "'résumé'",
];
const INTS =
  '0 1 2 3 7 10 42 100 255 1024 65535 2147483647 2147483648 4294967296 9007199254740993 9223372036854775807'.split(' ');
const KEYS = ['a', 'b', 'A', 'abc', 'B', "'x-y'", "'é'", "'10'", "'9'", "'a b'", 'name'];
const NUMBER_FORMATS =
  ':D4 :D :X :x8 :N0 :N :F2 :C :E2 :G :P1 :000 :#,##0 :0.00 :#.## :R :B :B8 :0;(0);zero :00-00'.split(' ');
const WIDTHS = ['', '', '', ',8', ',-8', ',3'];
const DATES = [
  "'2024-02-29T23:59:59Z'",
  "'2020-01-01'",
  "'2023-12-31T12:30:15.1234567+02:00'",
  "'2021-06-15 08:05:03Z'",
  "'0001-01-01T00:00:00Z'",
  "'9999-12-31T00:00:00Z'",
  "'1969-07-20T20:17:40-05:30'",
];
const DURATIONS = [
  "'P1D'",
  "'-P1M'",
  "'PT1H30M'",
  "'P1Y2M3DT4H5M6S'",
  "'P2W'",
  "'PT0.5S'",
  "'-PT90M'",
  "'P1M'",
  "'PT36H'",
];
const DATE_FORMATS = [
  "'yyyy-MM-dd'",
  "'d'",
  "'D'",
  "'f'",
  "'F'",
  "'g'",
  "'G'",
  "'M'",
  "'o'",
  "'R'",
  "'s'",
  "'t'",
  "'T'",
  "'u'",
  "'Y'",
  "'hh:mm tt'",
  "'yyMMddHHmmss'",
  "'ddd, dd MMM yyy'",
  "'dddd MMMM y'",
  "'fff FFF K zzz z'",
  "'%h'",
  "'h:m:s.ff \\\\h'",
];

const grammar = fc.letrec<{
  string: string;
  int: string;
  bool: string;
  array: string;
  object: string;
  any: string;
  strings: string;
  ints: string;
}>((of) => {
  const { string, int, bool, array, object, any, strings, ints } = {
    string: of('string'),
    int: of('int'),
    bool: of('bool'),
    array: of('array'),
    object: of('object'),
    any: of('any'),
    strings: of('strings'),
    ints: of('ints'),
  };
  const call = (name: string, ...args: readonly Text[]): Text =>
    fc.tuple(...args).map((parts) => `${name}(${parts.join(', ')})`);
  const infix = (left: Text, operators: readonly string[], right: Text): Text =>
    fc.tuple(left, fc.constantFrom(...operators), right).map(([one, sign, other]) => `(${one} ${sign} ${other})`);
  const choose = (type: Text): Text =>
    fc.tuple(bool, type, type).map(([condition, then, otherwise]) => `(${condition} ? ${then} : ${otherwise})`);
  const texts = (...options: readonly string[]): Text => fc.constantFrom(...options);
  const small = texts('0', '1', '2', '3', '5', '-1', '8', '16');
  const key = texts(...KEYS);
  const literalKey = key.map((name) => (name.startsWith("'") ? name : `'${name}'`));
  const property = fc.tuple(key, any).map(([name, value]) => `${name}: ${value}`);
  const list = (item: Text, maxLength = 4): Text =>
    fc.array(item, { maxLength, depthIdentifier: 'x' }).map((items) => `[${items.join(', ')}]`);
  const oneLine = string.map((text) => (text.includes('\n') || text.includes("'''") ? "'one line'" : text));

  return {
    string: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: texts(...STRINGS), weight: 6 },
      call('toLower', string),
      call('toUpper', string),
      call('trim', string),
      call('string', any),
      call('replace', string, texts("'a'", "'A'", "'b'", "' '", "'e\\u{301}'", "'😀'"), string),
      call('substring', string, small),
      call('substring', string, small, small),
      call('take', string, small),
      call('skip', string, small),
      call('first', string),
      call('last', string),
      call('padLeft', fc.oneof(string, int), texts('0', '1', '5', '10', '16'), texts("'0'", "' '", "'x'")),
      call('padLeft', string, texts('8')),
      call('join', strings, texts("','", "''", "'-'")),
      call('join', ints, texts("', '")),
      call('concat', string, string),
      call('concat', string, int, bool),
      call('base64', string),
      call('base64ToString', call('base64', string)),
      call('uriComponent', string),
      call('uriComponentToString', call('uriComponent', string)),
      call('uriComponentToString', string),
      call(
        'uri',
        texts("'https://example.com/a'", "'https://example.com/a/'", "'http://x'"),
        texts("'b'", "'/b?c'", "'../d'", "'b c'"),
      ),
      call('dataUri', string),
      call('dataUriToString', call('dataUri', string)),
      call('uniqueString', string),
      call('uniqueString', string, string),
      call('guid', string),
      call('guid', string, string, string),
      call('dateTimeAdd', texts(...DATES), texts(...DURATIONS)),
      call('dateTimeAdd', texts(...DATES), texts(...DURATIONS), texts(...DATE_FORMATS)),
      call('dateTimeFromEpoch', texts('0', '1709251199', '-1', '253402300799')),
      fc
        .tuple(texts(...WIDTHS), texts(...NUMBER_FORMATS), int)
        .map(([width, style, value]) => `format('<{0${width}${style}}>', ${value})`),
      fc.tuple(texts(...WIDTHS), any).map(([width, value]) => `format('{{{0${width}}}}', ${value})`),
      fc.tuple(oneLine, any).map(([, value]) => `'<\${${value}}>'`),
      fc.tuple(oneLine, int).map(([first, second]) => `'\${${first}}-\${${second}}'`),
      choose(string),
      fc.tuple(object, literalKey).map(([value, name]) => `string(${value}[?${name}])`),
      fc.tuple(strings, small).map(([value, at]) => `(any(${value})[?${at}] ?? 'none')`),
      fc.tuple(strings, texts('1', '2')).map(([value, at]) => `(any(${value})[?^${at}] ?? 'none')`),
      call(
        'reduce',
        strings,
        texts("''"),
        texts('(cur, next) => concat(cur, next)', "(cur, next, i) => '${cur}${i}${next}'"),
      ),
      call('cidrSubnet', texts("'10.144.0.0/20'", "'fd00::/48'"), texts('24', '21', '64'), texts('0', '1', '3')),
      call('cidrHost', texts("'10.144.3.0/24'", "'fd00::/64'"), texts('0', '1', '9')),
    ),
    int: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: texts(...INTS), weight: 6 },
      infix(int, ['+', '-', '*', '/', '%'], int),
      int.map((value) => `(-(${value}))`),
      call('length', string),
      call('length', array),
      call('length', object),
      call('min', int, int),
      call('max', ints),
      call('max', int, int, int),
      call('indexOf', string, texts("'a'", "''", "'B'", "'ß'", "'ss'", "'\\u{301}'", "'lo'")),
      call('lastIndexOf', string, texts("'a'", "''", "'B'", "'l'", "'e'")),
      call('indexOf', array, any),
      call('lastIndexOf', array, any),
      call('int', texts("'12'", "'-3'", "' 7 '", "'+5'", "'1e3'", "'9223372036854775807'", "'1.5'", "''")),
      call('int', int),
      call('dateTimeToEpoch', texts(...DATES)),
      call(
        'reduce',
        ints,
        int,
        texts('(cur, next) => (cur % 1000) + (next % 1000)', '(cur, next, i) => cur % 100 * 2 - i'),
      ),
      choose(int),
    ),
    bool: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: texts('true', 'false'), weight: 4 },
      infix(int, ['<', '<=', '>', '>=', '==', '!='], int),
      infix(string, ['<', '<=', '>', '>=', '==', '!=', '=~', '!~'], string),
      infix(any, ['==', '!='], any),
      infix(bool, ['&&', '||'], bool),
      bool.map((value) => `(!(${value}))`),
      call('contains', string, texts("'a'", "'A'", "''", "'ß'", "'😀'")),
      call('contains', array, any),
      call('contains', object, literalKey),
      call('startsWith', string, texts("'a'", "'H'", "'h'", "''", "'STRASSE'", "'straS'", "'\\u{301}'")),
      call('endsWith', string, texts("'c'", "'C'", "'WORLD'", "''", "'\\u{e9}'")),
      call('empty', fc.oneof(string, array, object)),
      call('bool', texts("'true'", "'False'", "'TRUE'", "'0'", "'yes'", '0', '1', '2')),
    ),
    strings: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: list(string), weight: 4 },
      call('split', string, texts("','", "''", "[',', ';']", "'a'", "' '")),
      call('map', strings, texts('x => toUpper(x)', "(x, i) => '${i}:${x}'")),
      call('filter', strings, texts("x => contains(x, 'a')", '(x, i) => i > 0', 'x => !empty(x)')),
      call('sort', strings, texts('(l, r) => l < r', '(l, r) => l > r', '(l, r) => length(l) < length(r)')),
      call('union', strings, strings),
      call('intersection', strings, strings),
      call('concat', strings, strings),
      call('take', strings, small),
      call('skip', strings, small),
      call('objectKeys', object),
    ),
    ints: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: list(int), weight: 4 },
      call('range', small, texts('0', '1', '4')),
      call('map', ints, texts('x => x % 1000 * 2', '(x, i) => x % 1000 - i')),
      call('map', strings, texts('x => length(x)')),
      call('sort', ints, texts('(l, r) => l < r', '(l, r) => l >= r')),
      call('filter', ints, texts('x => x % 2 == 0')),
      fc.tuple(ints, ints).map(([one, other]) => `[...${one}, 5, ...${other}]`),
    ),
    array: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: list(any), weight: 4 },
      strings,
      ints,
      call('items', object),
      call('union', array, array),
      call('intersection', array, array),
      call('concat', array, array),
      call('flatten', list(array)),
      call('take', array, small),
      call('skip', array, small),
      call('array', any),
      call('map', call('items', object), texts('x => x.key', 'x => x.value', '(x, i) => { i: i, k: x.key }')),
      call('map', array, texts('x => [x]', "x => map([1, 2], y => '${y}')", 'x => string(x)')),
      fc.tuple(array, array).map(([one, other]) => `[...${one}, null, ...${other}]`),
      choose(array),
    ),
    object: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      {
        arbitrary: fc
          .uniqueArray(property, { maxLength: 4, selector: (one) => one.split(':')[0]?.toLowerCase() })
          .map((properties) => `{ ${properties.join(', ')} }`),
        weight: 5,
      },
      call('union', object, object),
      call('intersection', object, object),
      call('shallowMerge', list(object, 3)),
      fc.tuple(object, property, object).map(([one, own, other]) => `{ ...${one}, ${own}, ...${other} }`),
      call('toObject', strings, texts('x => x', "x => 'k${x}'", 'x => toLower(x)')),
      call('toObject', ints, texts('x => string(x)'), texts('x => x', 'x => { v: x }')),
      call('groupBy', strings, texts('x => toUpper(x)', "x => 'k${length(x)}'")),
      call('groupBy', ints, texts('x => string(x % 3)'), texts('x => x % 1000 + 1')),
      call('mapValues', object, texts('x => string(x)', 'x => [x]')),
      call('parseCidr', texts("'10.0.0.0/16'", "'192.168.7.9/30'", "'fd00::1/64'", "'0.0.0.0/0'")),
      call('parseUri', texts("'https://example.com:8080/a/b?c=d'", "'http://x'", "'HTTPS://Ex.Com'")),
      choose(object),
    ),
    any: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'x', maxDepth: 4 },
      { arbitrary: fc.oneof(texts(...STRINGS), texts(...INTS), texts('null', 'true', 'false')), weight: 4 },
      string,
      int,
      bool,
      array,
      object,
      call('first', array),
      call('last', array),
      call(
        'json',
        texts(
          '\'[1, 2.5, "x"]\'',
          '\'{"b": [1, {"C": null}], "a": true}\'',
          "'1.0'",
          "'1e2'",
          "'null'",
          '\'"s"\'',
          "'{a: 1, // c\\n}'",
          "'[1,]'",
          "'0x10'",
        ),
      ),
      call('json', call('string', any)),
      fc.tuple(object, key).map(([value, name]) => (name.startsWith("'") ? `(${value}).?a` : `(${value}).?${name}`)),
      fc.tuple(object, literalKey).map(([value, name]) => `(${value})[?${name}]`),
      fc.tuple(array, small).map(([value, at]) => `any(${value})[?${at}]`),
      fc.tuple(array, small).map(([value, at]) => `any(${value})[${at}]`),
      fc.tuple(object, any).map(([value, other]) => `(any(${value}).?a.?b ?? ${other})`),
      choose(any),
    ),
  };
});

/** Expressions for the right side of a `param` in a `.bicepparam` file. */
export const expressions: fc.Arbitrary<string> = fc.oneof(
  grammar.string,
  grammar.int,
  grammar.bool,
  grammar.array,
  grammar.object,
  grammar.any,
);
