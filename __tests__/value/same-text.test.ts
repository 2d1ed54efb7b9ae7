import { TracedText } from '../../src/text/traced.ts';
import { type Sameness, sameText } from '../../src/value/same-text.ts';
import { builtIn, string, unknown, type Value } from '../../src/value/value.ts';

const origin = builtIn('the test');

/** `app-{key}` is a text with a hole. */
function text(pattern: string): Value {
  const parts = pattern.split(/(\{[^}]*\})/).filter((part) => part !== '');
  return string(
    TracedText.join(
      parts.map((part) =>
        part.startsWith('{') ? TracedText.hole(hole(part.slice(1, -1)), null) : TracedText.of(part),
      ),
    ),
    origin,
  );
}

const hole = (key: string) => (key === '' ? { reason: 'unknown' } : { reason: 'unknown', key });

test.each<[string, string, Sameness]>([
  ['Orders', 'orders', 'same'],
  ['orders', 'order', 'different'],
  ['app-{a}', 'app-{a}', 'same'],
  ['app-{a}', 'app-{b}', 'possible'],
  ['app-{}', 'app-{}', 'possible'],
  ['app-{a}', 'app-prod', 'possible'],
  ['app-{a}', 'web-prod', 'different'],
  ['{a}-app', 'orders-api', 'different'],
  ['minimal-{a}-app', 'minimal', 'different'],
  ['app-{a}-web', 'app-shop-api', 'different'],
  ['app-{uniqueString(x)}', 'app-k3ahszb4oxrqa', 'possible'],
  ['app-{uniqueString(x)}', 'app-my-shop', 'different'],
  ['{guid(x)}', 'shop', 'different'],
  ['{a}-api', '{a}', 'different'],
  ['{a}-api', '{a}-web', 'different'],
  ['{a}-api', '{b}', 'possible'],
  ['{a}{b}', '{a}', 'possible'],
  ['my-{a}-api', 'my-api', 'different'],
  ['{}-api', '{}', 'possible'],
  ['web-{a}-{b}', 'web-{b}', 'different'],
  ['web-x-{b}', 'web-{b}', 'different'],
  ['{guid(x)}', '0f8fad5b-d9cb-469f-a165-70867728950e', 'possible'],
])('%s and %s are %s', (first, second, expected) => {
  expect(sameText(text(first), text(second))).toBe(expected);
  expect(sameText(text(second), text(first))).toBe(expected);
});

test('unknowns are the same only by their key', () => {
  expect(sameText(unknown('no default', origin, 'param name'), unknown('no default', origin, 'param name'))).toBe(
    'same',
  );
  expect(sameText(unknown('no default', origin), unknown('no default', origin))).toBe('possible');
  expect(sameText(unknown('it is a variable', origin, 'a'), text('{a}-api'))).toBe('different');
  expect(sameText(text('{b}-api'), unknown('it is a variable', origin, 'a'))).toBe('possible');
});
