import type { TracedText } from '../../text/traced.ts';
import { chosenWord } from './chosen-word.ts';
import { readExpression } from './expression.ts';
import { readPath } from './paths.ts';
import type { Reading } from './read-word.ts';
import type { Scope } from './scope.ts';
import { listWord } from './tables.ts';
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
