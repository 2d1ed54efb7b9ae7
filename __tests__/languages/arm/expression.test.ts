import fc from 'fast-check';
import { readArmExpression } from '../../../src/languages/arm/expression.ts';
import type { Expression } from '../../../src/languages/bicep/syntax.ts';
import { Source, span } from '../../../src/text/source.ts';
import { TracedText } from '../../../src/text/traced.ts';

function read(text: string) {
  const place = span(new Source('main.json', text), 0, text.length);
  return readArmExpression(TracedText.at(place), place);
}

/** The expression in one line, every call with its parentheses. */
function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'string':
      return `'${expression.parts.map((part) => ('pieces' in part ? part.string : `\${${shown(part)}}`)).join('')}'`;
    case 'number':
      return String(expression.value);
    case 'call': {
      const target = expression.target ? `${shown(expression.target)}.` : '';
      return `${target}${expression.name.text}(${expression.arguments.map(shown).join(', ')})`;
    }
    case 'member':
      return `${shown(expression.target)}.${expression.name.text}`;
    case 'index':
      return `${shown(expression.target)}[${shown(expression.index)}]`;
    case 'identifier':
      return expression.name;
    default:
      return expression.kind;
  }
}

describe('a string of a template', () => {
  test.each([
    ['plain', "'plain'"],
    ['', "''"],
    ['[', "'['"],
    ['[plain', "'[plain'"],
    ['plain]', "'plain]'"],
    ['[[plain]', "'[plain]'"],
    ["[concat('a'", "'[concat('a''"],
    [' [x()]', "' [x()]'"],
    ["['it''s']", "'it's'"],
    ["['''quoted''']", "''quoted''"],
    ["['']", "''"],
    ['[-5]', '-5'],
    ['[9223372036854775807]', '9223372036854775807'],
    ["[parameters('x').a[0].b]", "parameters('x').a[0].b"],
    ["[ concat ( 'a' ,\n 'b' ) ]", "concat('a', 'b')"],
    ["[contoso.unique('a')]", "contoso.unique('a')"],
    ["[variables('a')[parameters('b')]['c-d']]", "variables('a')[parameters('b')]['c-d']"],
    ['[f()[g()].h]', 'f()[g()].h'],
  ])('%j is %s', (text, expected) => {
    const { expression, errors } = read(text);
    expect(errors).toEqual([]);
    expect(shown(expression)).toBe(expected);
  });

  test.each([
    ["[concat('a',)]", 12, 'a function, a text or a number is expected here'],
    ["[concat('a' 'b')]", 12, '`)` is expected here'],
    ['[x y]', 3, '`(` is expected here'],
    ["['unterminated]", 1, 'the string does not end'],
    ['[]', 0, 'a function, a text or a number is expected here'],
    ['[x().]', 0, 'the name of a property is expected here'],
    ['[x() y()]', 5, 'the expression should end here'],
    ['[x(=)]', 3, "`=` can't stand here"],
  ])('%j is a mistake at %d', (text, start, message) => {
    const { expression, errors } = read(text);
    expect(expression.kind).toBe('missing');
    expect(errors.map((error) => [error.span.start, error.message])).toEqual([[start, message]]);
  });

  test('keeps the place of each part, through JSON escapes', () => {
    const source = new Source('main.json', `"[concat('a\\"b', parameters('sku'))]"`);
    const place = span(source, 0, source.text.length);
    const text = new TracedText([
      { text: "[concat('a", span: span(source, 1, 11), exact: true },
      { text: '"', span: span(source, 11, 13), exact: false },
      { text: "b', parameters('sku'))]", span: span(source, 13, 36), exact: true },
    ]);
    const { expression } = readArmExpression(text, place);
    if (expression.kind !== 'call') throw new Error('no call');
    const [literal, parameter] = expression.arguments;
    const written = (at: Expression | undefined) => at && source.text.slice(at.span.start, at.span.end);
    expect(written(literal)).toBe(`'a\\"b'`);
    expect(written(parameter)).toBe("parameters('sku')");
    expect(expression.name.span.start).toBe(2);
  });

  test('never throws and never hangs', () => {
    const alphabet = fc.constantFrom('[', ']', '(', ')', "'", ',', '.', ' ', 'a', '1', '-', '"', '\n', 'concat');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const { expression, errors } = read(`[${parts.join('')}]`);
        return errors.length === 0 || expression.kind === 'missing';
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  test('an expression that nests without end is a mistake', () => {
    expect(read(`[${'f('.repeat(5000)}${')'.repeat(5000)}]`).errors[0]?.message).toBe(
      'the expression is nested too deeply',
    );
    expect(read(`[f()${'.a'.repeat(5000)}]`).errors[0]?.message).toBe('the expression is nested too deeply');
    expect(read(`[${'f'.repeat(30_000)}()]`).errors[0]?.message).toContain('longer than 24576');
  });
});
