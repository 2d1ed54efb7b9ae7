import fc from 'fast-check';
import { parseBicep, parseExpression } from '../../../src/languages/bicep/parser.ts';
import { Source, type Span } from '../../../src/text/source.ts';

const TOKENS = (
  'param var resource module output type func import extension targetScope metadata assert test using extends with as ' +
  "from for in if existing none a b 'c' '${ }' ''' $''' ' ${ { } ( ) [ ] , : = => @ . ... ? ?? :: ! != =~ && || | < > <= + " +
  '- * / % ^ ; 1 99999999999999999999 true null // /* */ #disable-next-line " \\ \\u{1} é \u{1F600} \u0000 $ $$'
).split(' ');

const soup = fc
  .array(fc.constantFrom(...TOKENS, ' ', ' ', '\n', '\n', '\r\n', '\t'), { maxLength: 60 })
  .map((tokens) => tokens.join(''));

/** Every span in a tree, its source not looked into. */
function spansOf(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null || value instanceof Source) return [];
  const spans = Object.values(value).flatMap(spansOf);
  return 'source' in value ? [...spans, value as Span] : spans;
}

describe('whatever the text', () => {
  test.each(['bicep', 'bicepparam'] as const)('a %s file is read, and all spans lie in it', (kind) => {
    fc.assert(
      fc.property(soup, (text) => {
        const source = new Source('a', text);
        for (const { source: from, start, end } of spansOf(parseBicep(source, kind))) {
          expect(from).toBe(source);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(text.length).toBeGreaterThanOrEqual(end);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('an expression is read, and what is no expression is an error', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { expression, errors } = parseExpression(new Source('a', text));
        if (expression.kind === 'missing') expect(errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
