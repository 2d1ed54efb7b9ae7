import { parseExpression } from '../../../src/languages/bicep/parser.ts';
import { Source } from '../../../src/text/source.ts';

const VALUES: readonly (readonly [source: string, parts: readonly string[]])[] = [
  ["''", []],
  ["'a'", ['a']],
  ["'\\n\\r\\t\\\\\\'\\$'", ["\n\r\t\\'$"]],
  ["'$ $a $$ \\${b}'", ['$ $a $$ ${b}']],
  ["'\\u{41}\\u{1F600}\\u{D83D}\\u{DE00}'", ['A😀😀']],
  ["'a${b}c'", ['a', '(b)', 'c']],
  ["'${a}${b}'", ['(a)', '(b)']],
  ["'$${a}'", ['$', '(a)']],
  ["''''''", []],
  ["'''a\\n${b}'''", ['a\\n${b}']],
  ["'''\na\r\nb\n'''", ['a\r\nb\n']],
  ["'''\r\n\r\na'''", ['\r\na']],
  ["''''a''''", ["'a'"]],
  ["'''''a'''", ["''a"]],
  ["$'''\n\\a${b}\n$c'''", ['\\a', '(b)', '\n$c']],
  ["$$'''${a}$${b}$$${c}'''", ['${a}', '(b)', '$', '(c)']],
  ["$'''${a}'''''", ['(a)', "''"]],
];

test.each(VALUES)('the string %j has its texts and holes', (source, parts) => {
  const { expression, errors } = parseExpression(new Source('a', source));
  expect(errors).toEqual([]);
  if (expression.kind !== 'string') throw new Error(expression.kind);
  expect(
    expression.parts.map((part) => ('pieces' in part ? part.string : part.kind === 'identifier' && `(${part.name})`)),
  ).toEqual(parts);
});

test('each piece of a string stands exactly where it was written, but for escapes', () => {
  const { expression } = parseExpression(new Source('a', "'ab\\'c${d}\\$e'"));
  if (expression.kind !== 'string') throw new Error(expression.kind);
  const pieces = expression.parts.flatMap((part) => ('pieces' in part ? part.pieces : []));
  expect(pieces.map(({ text, span, exact }) => [text, span?.start, span?.end, exact])).toEqual([
    ['ab', 1, 3, true],
    ["'", 3, 5, false],
    ['c', 5, 6, true],
    ['$', 10, 12, false],
    ['e', 12, 13, true],
  ]);
});

test('the pieces of a string over several lines are exact with their line ends', () => {
  const { expression } = parseExpression(new Source('a', "'''\r\na\r\nb'''"));
  if (expression.kind !== 'string') throw new Error(expression.kind);
  expect(expression.parts).toMatchObject([{ pieces: [{ text: 'a\r\nb', span: { start: 5, end: 9 }, exact: true }] }]);
});
