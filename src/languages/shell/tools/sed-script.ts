import { TracedText } from '../../../text/traced.ts';
import { type PosixPattern, posixPattern } from './matches.ts';

/** One command of a `sed` script that is followed: `s`, `d` or `p`, for all lines or for those that a pattern finds. */
export type SedCommand = Substitution | { readonly kind: 'd' | 'p'; readonly address: PosixPattern | null };

export interface Substitution {
  readonly kind: 's';
  readonly address: PosixPattern | null;
  readonly pattern: PosixPattern;
  readonly replacement: readonly Part[];
  /** each match, not the first one alone */
  readonly all: boolean;
  readonly prints: boolean;
}

/** A part of a replacement: text, or a group of the match by its number. */
export type Part = TracedText | number;

/** The commands of a script, as GNU's `sed` reads them; null where one of them isn't followed. */
export function sedCommands(script: TracedText, extended: boolean): readonly SedCommand[] | null {
  const commands: SedCommand[] = [];
  const text = script.string;
  let at = 0;
  const pattern = (delimiter: string): PosixPattern | null => {
    const end = endOfPart(text, at, delimiter);
    const written = script.slice(at, Math.max(end, at));
    at = end + 1;
    return end < 0 || !written.known || written.length === 0 ? null : patternOf(written.string, delimiter, extended);
  };
  while (at < text.length) {
    if (/[\s;]/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    let address: PosixPattern | null = null;
    if (text[at] === '/') {
      at++;
      address = pattern('/');
      if (!address) return null;
    }
    const kind = text[at++];
    if (kind === 's') {
      const delimiter = text[at++] ?? '';
      if (!DELIMITERS.test(delimiter)) return null;
      const searched = pattern(delimiter);
      const end = endOfPart(text, at, delimiter);
      if (!searched || end < 0) return null;
      const replacement = replacementOf(script.slice(at, end), delimiter);
      const [, flags = ''] = /^([gp]*)(?=[\s;]|$)/.exec(text.slice(end + 1)) ?? [null, 'other'];
      if (
        flags === 'other' ||
        !replacement ||
        replacement.some((part) => typeof part === 'number' && part > searched.groups)
      )
        return null;
      at = end + 1 + flags.length;
      const [all, prints] = [flags.includes('g'), flags.includes('p')];
      commands.push({ kind, address, pattern: searched, replacement, all, prints });
    } else if ((kind === 'd' || kind === 'p') && /^(?=[\s;]|$)/.test(text.slice(at))) commands.push({ kind, address });
    else return null;
  }
  return commands;
}

/** A letter of the expressions themselves would mean another thing after a backslash. */
const DELIMITERS = /^[/|#,:@!%~_]$/;

/** Where an unescaped delimiter ends a part; -1 where none does. */
function endOfPart(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === delimiter) return at;
    else if (text[at] === '\n') return -1;
  }
  return -1;
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function patternOf(written: string, delimiter: string, extended: boolean): PosixPattern | null {
  let special = false;
  const plain = written.replace(/\\([\s\S])/g, (whole, character: string) => {
    if (character === delimiter) {
      special ||= extended && character === '|';
      return character;
    }
    return CONTROLS[character] ?? whole;
  });
  return special ? null : posixPattern(plain, extended);
}

function replacementOf(written: TracedText, delimiter: string): readonly Part[] | null {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index, 1: escaped } of written.string.matchAll(/&|\\([\s\S])/g)) {
    parts.push(written.slice(from, index));
    from = index + found.length;
    if (escaped === undefined) parts.push(0);
    else if (/\d/.test(escaped)) parts.push(Number(escaped));
    else if (CONTROLS[escaped] !== undefined) parts.push(TracedText.of(CONTROLS[escaped], written.spanOf(index, from)));
    else if (escaped === delimiter || /[^\w\n]/.test(escaped)) parts.push(written.slice(index + 1, from));
    else return null;
  }
  return [...parts, written.slice(from)];
}
