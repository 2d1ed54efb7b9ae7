import type { TracedText } from '../../text/traced.ts';
import { added, readExpression } from './expression.ts';
import { readPath } from './paths.ts';
import { type Reading, readWord } from './read-word.ts';
import { closing } from './scan.ts';
import { later, type Scope } from './scope.ts';
import { tableWord, withEntry } from './tables.ts';
import { isUnset, truthOf } from './truth.ts';
import { FALSE, quotedText, TRUE } from './words.ts';

/** The plain value that is assigned: a text, a number, a table, a path; null for what a command gives. */
export function assignedWord(text: TracedText, from: number, scope: Scope): Reading | null {
  const { string } = text;
  const path = readPath(text, from, scope.variables);
  if (path) return { word: quotedText(path.text), end: path.end };
  const { word, end } = readExpression(text, from, scope.variables);
  const isWhole = /^[ \t]*(?:#[^\n]*)?(?=[\r\n;}]|$)/.test(string.slice(end, end + 400));
  const isPlain = word.kind === 'text' && (word.quoted || /^[$\d]/.test(string.slice(from, from + 1)));
  return isWhole && (word.kind === 'table' || word.kind === 'list' || isPlain)
    ? { word, end }
    : chosenWord(text, from, scope);
}

/** `$sku = if ($Prod) { 'P1v3' } else { 'B1' }`, where it is known which. */
function chosenWord(text: TracedText, start: number, scope: Scope): Reading | null {
  const { string } = text;
  let word: Reading['word'] | null = null;
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
    const truth = isElse || (isUnset(condition, scope) ? false : truthOf(condition, scope));
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
  return word && { word, end: at };
}

/**
 * Sets an entry of a table: `$table.Add('x', 1)`, `$table['x'] = 1`, `$app.SiteConfig.AppCommandLine = '…'`, `$table += @{…}`.
 * @returns where the statement ends; null where it is none of these
 */
export function entrySet(text: TracedText, start: number, end: number, scope: Scope): number | null {
  const written = text.string.slice(start, Math.min(end, start + 300));
  const match =
    /^\$(\w+)\.Add\(\s*(['"])([\w.-]+)\2\s*,\s*/i.exec(written) ??
    /^\$(\w+)\[\s*(['"])([\w.-]+)\2\s*\]\s*=(?!=)\s*/.exec(written) ??
    /^\$(\w+)()((?:\.\w+)+)\s*=(?!=)\s*/.exec(written) ??
    /^\$(\w+)()()\s*\+=\s*/.exec(written);
  const [head = '', variable = '', , path = ''] = match ?? [];
  const name = variable.toLowerCase();
  const old = scope.variables.get(name);
  if (!match || (path !== '' && old?.kind !== 'table')) return null;
  const { word, end: after } = readValue(text, start + head.length, scope);
  const steps = path.startsWith('.') ? path.slice(1).split('.') : [path];
  if (path !== '' && old?.kind === 'table') scope.variables.set(name, tableWord(withEntry(old.entries, steps, word)));
  else {
    const sum = old ? added(old, word) : null;
    scope.set(name, sum ?? quotedText(later(`$${variable}`, text.spanOf(start, after))));
  }
  const rest = /^[^\r\n;]*/.exec(text.string.slice(after, end));
  return after + (rest?.[0].length ?? 0);
}

/** A value that may be a negation: `!$Native`. */
function readValue(text: TracedText, start: number, scope: Scope): Reading {
  const [negated] = /^(?:!|-not\s)\s*\(?\$\w+\)?/i.exec(text.string.slice(start, start + 100)) ?? [];
  if (negated === undefined) return readExpression(text, start, scope.variables);
  const end = start + negated.length;
  const truth = truthOf(negated, scope);
  const [name = ''] = /\w+(?=\)?$)/.exec(negated) ?? [];
  if (truth === null || scope.defaults.has(name.toLowerCase()))
    return { word: quotedText(later(negated, text.spanOf(start, end))), end };
  return { word: truth ? TRUE : FALSE, end };
}
