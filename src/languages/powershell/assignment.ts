import type { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import { readPath } from './paths.ts';
import { type Reading, readWord } from './read-word.ts';
import { closing } from './scan.ts';
import type { Scope } from './scope.ts';
import { listWord } from './tables.ts';
import { isUnset, truthByDefault, truthOf } from './truth.ts';
import { isPlain, quotedText, type Word } from './words.ts';

export interface Assigned extends Reading {
  /** it hangs on parameters that have their defaults */
  readonly byDefault?: boolean;
}

/** The plain value that is assigned: a text, a number, a table, a path; null for what a command gives. */
export function assignedWord(text: TracedText, from: number, scope: Scope): Assigned | null {
  const { string } = text;
  const [list] = EMPTY_LIST.exec(string.slice(from, from + 200)) ?? [];
  if (list !== undefined) return { word: listWord([]), end: from + list.length };
  const path = readPath(text, from, scope.variables);
  if (path) return { word: quotedText(path.text), end: path.end };
  const { word, end } = readExpression(text, from, scope.variables);
  const [otherwise] = /^[ \t]*\?\?[ \t]*/.exec(string.slice(end, end + 40)) ?? [];
  if (otherwise !== undefined)
    return coalesced({ word, written: string.slice(from, end) }, text, end + otherwise.length, scope);
  const isWhole = /^[ \t]*(?:#[^\n]*)?(?=[\r\n;}]|$)/.test(string.slice(end, end + 400));
  return isWhole && isPlain(word, string.slice(from, from + 2)) ? { word, end } : chosenWord(text, from, scope);
}

/** `$env:SKU ?? 'B1'`: what nobody sets as far as the repository tells has the other value. */
function coalesced(
  { word, written }: { readonly word: Word; readonly written: string },
  text: TracedText,
  from: number,
  scope: Scope,
): Assigned | null {
  const right = assignedWord(text, from, scope);
  const [, name] = /^\$((?:env:)?\w+)$/i.exec(written) ?? [];
  const isUnset = name !== undefined && !scope.variables.has(name.toLowerCase());
  const isKnown = word.kind !== 'text' || (word.text.known && word.text.length > 0);
  if (!right || !(isKnown || isUnset)) return null;
  return isKnown ? { ...right, word } : { ...right, byDefault: true };
}

/** `[System.Collections.Generic.List[string]]::new()`, `New-Object System.Collections.ArrayList` */
const EMPTY_LIST =
  /^(?:\[(?:System\.)?Collections\.(?:Generic\.List\[[\w.]+\]|ArrayList)\]::new\(\)|New-Object\s+(?:-TypeName\s+)?['"]?(?:System\.)?Collections\.(?:Generic\.List\[[\w.]+\]|ArrayList)['"]?)(?=\s|$)/i;

/** `$sku = if ($Prod) { 'P1v3' } else { 'B1' }`, where it is known which, or which it is by default. */
function chosenWord(text: TracedText, start: number, scope: Scope): Assigned | null {
  const { string } = text;
  let word: Reading['word'] | null = null;
  let byDefault = false;
  let at = start;
  const blanks = (from: number): number => from + (/^\s*/.exec(string.slice(from, from + 400))?.[0].length ?? 0);
  for (let first = true; ; first = false) {
    const next = first ? /^if\s*(?=\()/i : /^\s*(elseif\s*(?=\()|else\s*(?=\{))/i;
    const keyword = next.exec(string.slice(at, at + 400));
    if (!keyword) break;
    at += keyword[0].length;
    const asked = at;
    const isElse = string[at] === '{';
    if (!isElse) at = closing(string, at);
    const condition = string.slice(asked, at);
    const sure = isElse || (isUnset(condition, scope) ? false : truthOf(condition, scope));
    const truth = sure ?? truthByDefault(condition, scope);
    if (word === null && sure === null) byDefault = true;
    at = blanks(at);
    if (string[at] !== '{' || (word === null && truth === null)) return null;
    const close = closing(string, at);
    if (word === null && truth) {
      const read = readWord(text, blanks(at + 1), scope.variables);
      if (string.slice(read.end, close - 1).trim() !== '') return null;
      word = read.word;
    }
    at = close;
  }
  return word && { word, end: at, byDefault };
}
