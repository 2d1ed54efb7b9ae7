import type { Fragment } from './fragments.ts';

/** A shell pattern as a regular expression's source; quoted characters stand for themselves. Null where a part isn't known. */
export function patternSource(fragments: readonly Fragment[]): string | null {
  let source = '';
  for (const fragment of fragments) {
    if (fragment.kind === 'break') source += ' ';
    else if (!fragment.text.known) return null;
    else source += fragment.quoted ? escaped(fragment.text.string) : globSource(fragment.text.string);
  }
  return source;
}

/** Whether unquoted text asks for file names. */
export function hasGlob(text: string): boolean {
  return /[*?]|\[.*\]/.test(text);
}

function globSource(text: string): string {
  let source = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '*') source += '[^]*';
    else if (character === '?') source += '[^]';
    else if (character === '[') {
      const set = bracket(text, at);
      if (set) {
        source += set.source;
        at = set.end;
      } else source += '\\[';
    } else source += escaped(character);
  }
  return source;
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\r\\f\\v',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: 'A-Fa-f0-9',
};

function bracket(text: string, start: number): { readonly source: string; readonly end: number } | null {
  let at = start + 1;
  const not = text[at] === '!' || text[at] === '^';
  if (not) at++;
  let source = '';
  for (let first = true; at < text.length; first = false) {
    const named = /^\[:(\w+):\]/.exec(text.slice(at));
    if (named?.[1] && CLASSES[named[1]]) {
      source += CLASSES[named[1]];
      at += named[0].length;
      continue;
    }
    if (text[at] === ']' && !first) return { source: `[${not ? '^' : ''}${source}]`, end: at };
    source += /[\\\]^[]/.test(text[at] ?? '') ? `\\${text[at]}` : text[at];
    at++;
  }
  return null;
}

export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

export function matcher(source: string): RegExp | null {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return null;
  }
}
