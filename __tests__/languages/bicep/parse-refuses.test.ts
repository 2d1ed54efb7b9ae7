import { parseBicep } from '../../../src/languages/bicep/parser.ts';
import { Source } from '../../../src/text/source.ts';

type Refused = readonly [source: string, errors: readonly string[]];

/** Each error as line, column, length and the compiler's number for it. */
const REFUSED: readonly Refused[] = [
  ['var a =\n1', ['1:8+0 BCP009', '2:1+1 BCP007']],
  ['var a = [1,\n2]', ['1:12+0 BCP238']],
  ['var a = [1,,2]', ['1:12+1 BCP009']],
  ['var a = [1 2]', ['1:12+0 BCP236']],
  ['var a = { b: 1,\nc: 2 }', ['1:16+0 BCP238']],
  ['var a = { b:\n1 }', ['1:13+0 BCP009', '2:1+1 BCP022', '2:3+1 BCP018']],
  ['var a = { b 1 }', ['1:13+1 BCP018', '1:15+1 BCP009']],
  ['var a = f(1\n2)', ['1:12+0 BCP237']],
  ['var a = f(1, 2,)', ['1:16+1 BCP009']],
  ['var a = f(1 2)', ['1:13+0 BCP236']],
  ['var a = (\nb)', ['1:10+2 BCP243']],
  ['var a = (b, c)', ['1:10+4 BCP243']],
  ['var a = ()', ['1:10+0 BCP243']],
  ['var a = 1 +\n2', ['1:12+0 BCP009', '2:1+1 BCP007']],
  ['var a = 1\n+ 2', ['2:1+1 BCP007']],
  ['var a = (1\n+ 2)', ['2:1+1 BCP018', '1:10+2 BCP243']],
  ['var a = b ?\nc : d', ['1:12+0 BCP009', '2:1+1 BCP007']],
  ['var a = b ? c :\nd', ['1:16+0 BCP009', '2:1+1 BCP007']],
  ['var a = b ? c', ['1:14+0 BCP018']],
  ['var a = b\n.c', ['2:1+1 BCP007']],
  ['var a = b\n[0]', ['2:1+1 BCP007']],
  ['var a = b\n!', ['2:1+1 BCP007']],
  ['var a = b\n::c', ['2:1+2 BCP007']],
  ['var a = b[]', ['1:11+0 BCP117']],
  ['var a = b.', ['1:11+0 BCP020']],
  ['var a = b.?c()', ['1:11+1 BCP322']],
  ['var a = b =>\nvar c = 1', ['1:13+0 BCP009']],
  ['var a = [for b in c:\nd]', ['1:21+0 BCP009', '2:1+1 BCP007']],
  ['var a = [for\nb in c: d]', ['1:13+0 BCP162', '2:1+1 BCP007']],
  ['var a = [for (b,\nc) in d: e]', ['1:17+0 BCP009', '2:1+1 BCP007']],
  ['var a = [for (b) in c: d]', ['1:14+3 BCP249']],
  ['var a = [for b of c: d]', ['1:16+2 BCP012', '1:23+1 BCP009']],
  ['var a = [for b in c d]', ['1:21+1 BCP018', '1:22+1 BCP009']],
  ["resource a 'T@v' =\n{}", ['1:19+0 BCP118', '2:1+1 BCP007']],
  ["resource a 'T@v' = if (b)\n{}", ['1:26+0 BCP018', '2:1+1 BCP007']],
  ["resource a 'T@v' = [for b in c: d]", ['1:33+1 BCP167']],
  ["resource a 'T@v'", ['1:17+0 BCP018']],
  ['resource a = {}', ['1:12+1 BCP068', '1:16+0 BCP018']],
  ["resource 'T@v' = {}", ['1:10+5 BCP017']],
  ['@secure() param a string', ['1:11+5 BCP019']],
  ['@secure()', ['1:10+0 BCP019']],
  ['@\nparam a string', ['1:2+0 BCP123']],
  ["type a = string |\n'b'", ['1:18+0 BCP300', '2:1+3 BCP007']],
  ['type a = (\nstring)', ['1:11+0 BCP279', '2:1+6 BCP007']],
  ['type a = {\n2: int\n}', ['2:1+1 BCP317']],
  ['type a = { b:\nint }', ['1:14+0 BCP279', '2:5+1 BCP018']],
  ['type a = [string,\nint]', ['1:18+0 BCP238']],
  ['type a =', ['1:9+0 BCP279']],
  ['type a = b.', ['1:12+0 BCP020']],
  ['var a = 1 var b = 2', ['1:11+3 BCP019']],
  ['param', ['1:6+0 BCP013']],
  ['param a', ['1:8+0 BCP279']],
  ['param a string {\n}', ['1:16+1 BCP008', '2:1+1 BCP007']],
  ['param a string 1', ['1:16+1 BCP008']],
  ['var a = !!b', ['1:10+1 BCP009']],
  ['var a = --1', ['1:10+1 BCP009']],
  ['var a = +1', ['1:9+1 BCP009']],
  ['var a = 1.5', ['1:11+0 BCP020', '1:11+1 BCP019']],
  ['var a = 18446744073709551616', ['1:9+20 BCP010']],
  ['var a = "b"', ['1:9+1 BCP103', '1:9+1 BCP009', '1:11+1 BCP103']],
  ['var a = b;', ['1:10+1 BCP019']],
  ['var a = b & c', ['1:11+1 BCP001', '1:11+1 BCP019']],
  ['var a = b $ c', ['1:11+1 BCP001', '1:11+1 BCP019']],
  ["var a = 'b", ['1:9+2 BCP003']],
  ["var a = '${b", ['1:13+0 BCP064']],
  ["var a = '${{}}'", ['1:12+1 BCP087', '1:15+1 BCP003', '1:16+0 BCP064']],
  ["var a = '${[]}'", ['1:12+1 BCP087']],
  ["var a = '${b c}'", ['1:14+1 BCP064']],
  ["var a = '\\q'", ['1:10+2 BCP006']],
  ["var a = '\\u{110000}'", ['1:10+10 BCP133']],
  ["var a = '\\u{}'", ['1:10+3 BCP133']],
  ["var a = '\\u12'", ['1:10+2 BCP133']],
  ["var a = '''b", ['1:9+4 BCP140']],
  ['/* b', ['1:1+4 BCP002']],
  ['#disable-next-line\nvar a = 1', ['1:19+0 BCP226']],
  ['# disable-next-line b', ['1:1+1 BCP001', '1:1+1 BCP007']],
  ['var a = 1 #disable-next-line b', ['1:11+1 BCP001', '1:11+1 BCP019']],
  ['/* b */ #disable-next-line c', ['1:9+1 BCP001', '1:9+1 BCP007']],
  ['#unknown b', ['1:1+1 BCP001', '1:1+1 BCP007']],
  ["provider 'a@1'", ['1:1+8 BCP007']],
  ['func a(b) string => b', ['1:9+1 BCP279']],
  ['func a() => 1', ['1:10+2 BCP279', '1:14+0 BCP018', '1:14+0 BCP009']],
  ["import a from 'b'", ['1:8+0 BCP354', '1:8+1 BCP012']],
  ["import {'a b'} from 'c'", ['1:9+5 BCP375']],
  ["import {'a${b}' as c} from 'd'", ['1:9+7 BCP032']],
  ["import * from 'b'", ['1:10+4 BCP012', '1:18+0 BCP012']],
  ["import {a} 'b'", ['1:12+3 BCP012']],
  ['extension', ['1:10+0 BCP201']],
  ['extension a of', ['1:13+2 BCP305']],
  ['output a = 1', ['1:10+1 BCP279']],
  ['output a string', ['1:16+0 BCP018']],
  ['module a = {}', ['1:10+1 BCP097', '1:14+0 BCP018']],
  ["module a 'b' = 1", ['1:16+1 BCP118']],
  ['assert = 1', ['1:8+1 BCP344']],
  ["test a 'b' = [for c in d: {}]", ['1:14+1 BCP018']],
  ['targetScope', ['1:12+0 BCP018', '1:12+0 BCP009']],
  ['metadata = 1', ['1:10+1 BCP266']],
  ["var a = { '\\q': 1 }", ['1:11+4 BCP022', '1:12+2 BCP006']],
  ["module a '\\q' = {}", ['1:10+4 BCP097', '1:11+2 BCP006']],
  ["module a 'b\\' = {}", ['1:10+9 BCP003', '1:10+9 BCP097', '1:19+0 BCP018']],
];

const REFUSED_PARAMETERS: readonly Refused[] = [
  ['using', ['1:6+0 BCP354']],
  ['using a', ['1:7+1 BCP012']],
  ["using 'a${b}'", ['1:7+0 BCP354']],
  ['using none as b', ['1:12+2 BCP436']],
  ['extends', ['1:8+0 BCP404']],
  ['extends none', ['1:9+4 BCP404']],
  ['param a string = 1', ['1:9+6 BCP018', '1:19+0 BCP009']],
  ['param a', ['1:8+0 BCP018']],
  ['func a() int => 1', ['1:1+4 BCP337']],
  ["resource a 'T@v' = {}", ['1:1+8 BCP337']],
  ['metadata a = 1', ['1:1+8 BCP337']],
  ['@secure()', ['1:10+0 BCP337']],
  ["import 'a@1'", ['1:8+5 BCP354', '1:13+0 BCP012']],
  ['extensionConfig a', ['1:18+0 BCP012']],
  ['extensionConfig with {}', ['1:22+1 BCP012']],
];

function errorsOf(text: string, kind: 'bicep' | 'bicepparam'): readonly string[] {
  const source = new Source('a', text);
  return parseBicep(source, kind).errors.map(({ message, span }) => {
    const { line, column } = source.position(span.start);
    return `${line}:${column}+${span.end - span.start} ${message.slice(0, 6)}`;
  });
}

describe('refuses with the errors of the compiler, where it has them', () => {
  test.each(REFUSED)('%j', (source, errors) => {
    expect(errorsOf(source, 'bicep')).toEqual(errors);
  });

  test.each(REFUSED_PARAMETERS)('in a parameters file, %j', (source, errors) => {
    expect(errorsOf(source, 'bicepparam')).toEqual(errors);
  });
});
