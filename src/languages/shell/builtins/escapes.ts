import { TracedText } from '../../../text/traced.ts';
import type { Dialect } from '../world.ts';

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Where escapes stand: in echo's words, in the words of printf's `%b`, or in its format. */
export type EscapePlace = 'echo' | 'word' | 'format';

const SETS: Readonly<Record<Dialect, Readonly<Record<EscapePlace, RegExp>>>> = {
  sh: {
    echo: /\\(?:([abfnrtv\\])|0([0-7]{0,3})|([1-7][0-7]{0,2})|(c))/g,
    word: /\\(?:([abfnrtv\\])|0([0-7]{0,3})|([1-7][0-7]{0,2})|(c))/g,
    format: /\\(?:([abfnrtv\\])|()([0-7]{1,3})|(?!.)(c))/g,
  },
  bash: {
    echo: /\\(?:([abeEfnrtv\\])|0([0-7]{0,3})|(?!.)()|(c)|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/g,
    word: /\\(?:([abeEfnrtv\\"'])|0([0-7]{0,3})|([1-7][0-7]{0,2})|(c)|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/g,
    format:
      /\\(?:([abeEfnrtv\\"'])|()([0-7]{1,3})|(?!.)(c)|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/g,
  },
};

/** A text with its escapes replaced; `stopped` where `\c` ended the output. */
export function unescaped(
  text: TracedText,
  dialect: Dialect,
  place: EscapePlace,
): { readonly result: TracedText; readonly stopped: boolean } {
  const { string } = text;
  if (!string.includes('\\')) return { result: text, stopped: false };
  const parts: TracedText[] = [];
  let from = 0;
  for (const match of string.matchAll(SETS[dialect][place])) {
    const [whole, letter, zeroOctal, octal, stop, ...hex] = match;
    parts.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (stop) return { result: TracedText.join(parts), stopped: true };
    const digits = hex.find((one) => one !== undefined);
    const made = letter
      ? (LETTERS[letter] ?? '')
      : digits !== undefined
        ? String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10ffff))
        : String.fromCharCode(Number.parseInt(octal || zeroOctal || '0', 8) % 256);
    parts.push(TracedText.of(made, text.spanOf(match.index, from)));
  }
  parts.push(text.slice(from));
  return { result: TracedText.join(parts), stopped: false };
}
