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
export const OPENS = { if: ['if ', '; then :'], for: ['for ', '; do :'] } as const;
export const CLOSES = { if: 'fi', for: 'done' } as const;

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
  `^(if\\s+)(/i\\s+)?(not\\s+)?(?:(${WORD})(\\s*==\\s*|\\s+(?:equ|neq)\\s+)(${WORD})|(?:exist|defined)\\s+(?:${WORD})|(?:${WORD})\\s+(?:lss|leq|gtr|geq)\\s+(?:${WORD}))\\s*`,
  'i',
);

/** `if "%ENV%"=="prod"`: a test of two texts; what else is asked isn't known. Null for what is no condition. */
export function condition(source: Source, { from, to }: Line): Condition | null {
  const text = source.text.slice(from, to);
  const found = ASKS.exec(text);
  if (!found) return null;
  const [whole, head = '', anyCase = '', not = '', first, between = '', second = ''] = found;
  const end = from + whole.length;
  if (first === undefined) return { kind: 'if', test: TracedText.of('[ "${BATCH_CONDITION}" ]'), end };
  const start = from + head.length + anyCase.length + not.length;
  const lower = anyCase !== '';
  const one = words(source, { from: start, to: start + first.length }, { lower });
  const beginsAt = start + first.length + between.length;
  const other = words(source, { from: beginsAt, to: beginsAt + second.length }, { lower });
  const negated = (not !== '') !== /neq/i.test(between);
  return {
    kind: 'if',
    test: TracedText.join([
      TracedText.of(negated ? '! [ ' : '[ '),
      one,
      TracedText.of(' = '),
      other,
      TracedText.of(' ]'),
    ]),
    end,
  };
}
