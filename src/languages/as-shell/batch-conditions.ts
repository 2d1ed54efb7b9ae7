import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { words } from './batch-words.ts';
import type { Line } from './pieces.ts';

/** Under what condition, or for which turns, something is done. */
export interface Condition {
  readonly kind: 'if' | 'for';
  /** behind the word `if` or `for` */
  readonly test: TracedText;
  /** where what is done then begins */
  readonly end: number;
}

/** How it begins in bash, and ends. */
const OPENS = { if: ['if ', '; then :'], for: ['for ', '; do :'] } as const;
export const CLOSES = { if: 'fi', for: 'done' } as const;

/** @param otherwise it stands behind an `else` */
export function opening({ kind, test }: Condition, otherwise = false): TracedText {
  const [before, after] = OPENS[kind];
  return TracedText.join([TracedText.of(otherwise ? 'el' : ''), TracedText.of(before), test, TracedText.of(after)]);
}

export function asked(source: Source, line: Line): Condition | null {
  return loop(source, line) ?? condition(source, line);
}

/** `for %%s in (A B) do`: its turns, by the words in brackets. */
function loop(source: Source, { from, to }: Line): Condition | null {
  const text = source.text.slice(from, to);
  const [whole, turn = '', list = ''] = /^for\s+%%([a-z])\s+in\s+\(([^()*?]*)\)\s*do\s*/i.exec(text) ?? [];
  if (whole === undefined) return null;
  const start = from + whole.lastIndexOf(`(${list})`) + 1;
  return {
    kind: 'for',
    test: TracedText.join([
      TracedText.of(`BATCH_${turn.toUpperCase()} in `),
      words(source, { from: start, to: start + list.length }),
    ]),
    end: from + whole.length,
  };
}

const WORD = '"[^"]*"|[^\\s"=()]+';
const ASKS = new RegExp(
  `^(?<head>if\\s+(?:/i\\s+)?(?:not\\s+)?)(?:(?<only>exist|defined)\\s+(?<what>${WORD})|(?<first>${WORD})(?<between>\\s*==\\s*|\\s+(?:equ|neq|lss|leq|gtr|geq)\\s+)(?<second>${WORD}))\\s*`,
  'i',
);
const NUMBERS: Readonly<Record<string, string>> = { lss: '-lt', leq: '-le', gtr: '-gt', geq: '-ge' };

/** `if "%ENV%"=="prod"`, `if exist app.zip`, `if %CORES% gtr 2`; null for what is no condition. */
export function condition(source: Source, { from, to }: Line): Condition | null {
  const text = source.text.slice(from, to);
  const found = ASKS.exec(text);
  if (!found) return null;
  const { head = '', only, what = '', first = '', between = '', second = '' } = found.groups ?? {};
  const lower = /\/i/i.test(head);
  const side = (start: number, word: string): TracedText =>
    words(source, { from: from + start, to: from + start + word.length }, { lower });
  const operator = between.trim().toLowerCase();
  const negated = /\bnot\b/i.test(head) !== (operator === 'neq');
  const at = head.length + (only ?? '').length;
  const tested =
    only === undefined
      ? [
          side(head.length, first),
          TracedText.of(` ${NUMBERS[operator] ?? '='} `),
          side(head.length + first.length + between.length, second),
        ]
      : /exist/i.test(only)
        ? [TracedText.of('-e '), side(text.indexOf(what, at), what)]
        : [TracedText.of(`-n "\${${what.replace(/"/g, '').toUpperCase()}}"`)];
  return {
    kind: 'if',
    test: TracedText.join([TracedText.of(negated ? '! [ ' : '[ '), ...tested, TracedText.of(' ]')]),
    end: from + found[0].length,
  };
}
