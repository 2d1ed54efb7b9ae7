import type { TracedText } from '../../text/traced.ts';
import { readWord } from './read-word.ts';
import { commentEnd } from './scan.ts';
import { itemsOf, listWord } from './tables.ts';
import type { Variables, Word } from './words.ts';

export interface Redirection {
  readonly path: Word;
  readonly appends: boolean;
}

/** The words of a command, and where what follows them begins: a pipe, a block, the end of the line. */
export interface StatementWords {
  readonly words: readonly Word[];
  /** the file that its output goes into */
  readonly into: Redirection | null;
  readonly end: number;
}

/** What stands between words: blanks, a line that goes on after a backtick, or as bash's lines do, which is a mistake. */
const BLANKS = /^(?:[ \t]|`\r?\n|(?<=\s)\\[ \t]*\r?\n(?=[ \t]*--?[A-Za-z]))+/;

/** A backslash that is to continue a line: PowerShell refuses the whole script, since the next line begins with an option. */
export const BASH_CONTINUATION = /(?<=\s)\\(?=[ \t]*\r?\n[ \t]*--?[A-Za-z])/;

/** Reads the words of one command; redirections are none of them, and words that a comma joins are one list. */
export function statementWords(text: TracedText, start: number, end: number, variables: Variables): StatementWords {
  const { string } = text;
  const words: Word[] = [];
  let joins = false;
  let into: Redirection | null = null;
  let at = start;
  while (at < end) {
    const blanks = BLANKS.exec(string.slice(at, at + 2000));
    at += blanks?.[0].length ?? 0;
    const char = string[at] ?? '\n';
    if (string.startsWith('<#', at)) {
      at = commentEnd(string, at);
      continue;
    }
    if (/[\r\n;|{})]/.test(char) || (char === '#' && blanks) || string.startsWith('&&', at)) break;
    if (char === ',' || char === '&') {
      joins = char === ',' && words.length > 0;
      at++;
      continue;
    }
    const redirected = redirection(text, at, variables);
    if (redirected) {
      into = redirected.into ?? into;
      at = redirected.end;
      continue;
    }
    const { word, end: after } = readWord(text, at, variables);
    if (after === at) break;
    const own = splatted(word, variables);
    const before = joins ? words.pop() : undefined;
    if (word.kind === 'splat' && own.kind === 'list') words.push(...own.items.map(asGiven));
    else words.push(before ? listWord([...itemsOf(before), own]) : own);
    joins = false;
    at = after;
  }
  return { words, into, end: at };
}

/** `> file`, `2>$null`, `2>&1`: where it ends, and the file if it is the output that goes there. */
export function redirection(
  text: TracedText,
  start: number,
  variables: Variables,
): { readonly into: Redirection | null; readonly end: number } | null {
  const [whole, stream, sign] = /^([1-6*]?)(>>?)(?:&[12]|[ \t]*)/.exec(text.string.slice(start, start + 80)) ?? [];
  if (whole === undefined) return null;
  const at = start + whole.length;
  if (whole.includes('&')) return { into: null, end: at };
  const { word, end } = readWord(text, at, variables);
  return { into: /^[1*]?$/.test(stream ?? '') ? { path: word, appends: sign === '>>' } : null, end };
}

/** Of a list that is splatted, what looks like the name of a parameter is meant for one. */
function asGiven(item: Word): Word {
  return item.kind === 'text' && /^-[A-Za-z]/.test(item.text.string) ? { ...item, quoted: false } : item;
}

/** `@params` stands for the table that the variable holds. */
function splatted(word: Word, variables: Variables): Word {
  return word.kind === 'splat' ? (variables.get(word.name) ?? word) : word;
}
