import type { TracedText } from '../../text/traced.ts';
import { reckoned } from './arithmetic.ts';
import { readExpression } from './expression.ts';
import { type Reading, readWord } from './read-word.ts';
import { closing } from './scan.ts';
import { later, type Scope } from './scope.ts';
import { itemsOf, listWord, tableWord, withEntry, withoutEntry, withUnknownEntry } from './tables.ts';
import { truthOf } from './truth.ts';
import { FALSE, plainWord, quotedText, TRUE, type Word } from './words.ts';

/**
 * Changes what a variable holds: `$table.Add('x', 1)`, `$table['x'] = 1`, `$app.SiteConfig.AppCommandLine = '…'`,
 * `$table.Remove('x')`, `$list.Add('x')`, `$text += '…'`, `$count *= 2`, `$count++`, `$a, $b = 1, 2`.
 * @returns where the statement ends; null where it is none of these
 */
export function changedVariable(text: TracedText, start: number, end: number, scope: Scope): number | null {
  const written = text.string.slice(start, Math.min(end, start + 300));
  for (const change of CHANGES) {
    const match = change.pattern.exec(written);
    const after = match ? change.read({ text, start, match, scope }) : null;
    if (after === null) continue;
    const rest = /^[^\r\n;]*/.exec(text.string.slice(after, end));
    return after + (rest?.[0].length ?? 0);
  }
  return null;
}

interface Statement {
  readonly text: TracedText;
  readonly start: number;
  readonly match: RegExpExecArray;
  readonly scope: Scope;
}

interface Change {
  readonly pattern: RegExp;
  /** @returns where what it reads ends; null where the variable holds nothing of the kind */
  readonly read: (statement: Statement) => number | null;
}

const CHANGES: readonly Change[] = [
  { pattern: /^(?:\[void\]\s*)?\$(\w+)\.Add\(\s*(['"])([\w.-]+)\2\s*,\s*/i, read: entry },
  { pattern: /^\$(\w+)\[\s*(['"])([\w.-]+)\2\s*\]\s*=(?!=)\s*/, read: entry },
  { pattern: /^\$(\w+)(\[)\s*(?=["'$(])/, read: computedEntry },
  { pattern: /^(?:\[void\]\s*)?\$(\w+)\.Add(\()\s*(?=["'$(])/i, read: computedEntry },
  { pattern: /^\$(\w+)()((?:\.\w+)+)\s*=(?!=)\s*/, read: entry },
  { pattern: /^(?:\[void\]\s*)?\$(\w+)\.Remove\(\s*(['"])([\w.-]+)\2\s*\)/i, read: removal },
  { pattern: /^(?:\[void\]\s*)?\$(\w+)\.Add(Range)?\(\s*/i, read: item },
  { pattern: /^\$(\w+)\s*([-+*/%])=\s*/, read: compound },
  { pattern: /^\$(\w+)(\+\+|--)/, read: step },
  { pattern: /^(?:\$\w+\s*,\s*)+\$\w+\s*=(?!=)\s*/, read: several },
];

function entry({ text, start, match: [head, variable = '', , path = ''], scope }: Statement): number | null {
  const old = scope.variables.get(variable.toLowerCase());
  if (old?.kind !== 'table') return null;
  const { word, end } = readValue(text, start + head.length, scope);
  const steps = path.startsWith('.') ? path.slice(1).split('.') : [path];
  scope.variables.set(variable.toLowerCase(), tableWord(withEntry(old.entries, steps, word)));
  return end;
}

/** `$table[$name] = …`, `$table.Add("$prefix-name", …)`: it need not be known which entry that is. */
function computedEntry({ text, start, match: [head, variable = '', bracket], scope }: Statement): number | null {
  const old = scope.variables.get(variable.toLowerCase());
  if (old?.kind !== 'table') return null;
  const open = start + head.indexOf(bracket ?? '');
  const inside = bracket === '[' ? text.slice(0, closing(text.string, open) - 1) : text;
  const key = readWord(inside, start + head.length, scope.variables);
  const between = bracket === '[' ? /^\s*\]\s*=(?!=)\s*/ : /^\s*,\s*/;
  const [then] = between.exec(text.string.slice(key.end, key.end + 100)) ?? [];
  if (then === undefined) return null;
  const { word, end } = readValue(text, key.end + then.length, scope);
  const name = key.word.kind === 'text' && key.word.text.known ? key.word.text.string : null;
  const unknown = quotedText(later(`$${variable}`, text.spanOf(start, end)));
  const entries = name === null ? withUnknownEntry(old.entries, unknown) : withEntry(old.entries, [name], word);
  scope.variables.set(variable.toLowerCase(), tableWord(entries));
  return end;
}

function removal({ start, match: [head, variable = '', , name = ''], scope }: Statement): number | null {
  const old = scope.variables.get(variable.toLowerCase());
  if (old?.kind !== 'table') return null;
  scope.variables.set(variable.toLowerCase(), tableWord(withoutEntry(old.entries, name)));
  return start + head.length;
}

function item({ text, start, match: [head, variable = '', many], scope }: Statement): number | null {
  const old = scope.variables.get(variable.toLowerCase());
  if (old?.kind !== 'list') return null;
  const { word, end } = readExpression(text, start + head.length, scope.variables);
  scope.variables.set(variable.toLowerCase(), listWord([...old.items, ...(many ? itemsOf(word) : [word])]));
  return end;
}

function compound({ text, start, match: [head, variable = '', operator = ''], scope }: Statement): number {
  const { word, end } = readValue(text, start + head.length, scope);
  reckon({ text, start, end, variable, operator, word, scope });
  return end;
}

function step({ text, start, match: [head, variable = '', operator = ''], scope }: Statement): number {
  const end = start + head.length;
  reckon({ text, start, end, variable, operator: operator.slice(1), word: plainWord('1'), scope });
  return end;
}

interface Reckoning extends Pick<Statement, 'text' | 'start' | 'scope'> {
  readonly end: number;
  readonly variable: string;
  readonly operator: string;
  readonly word: Word;
}

function reckon({ text, start, end, variable, operator, word, scope }: Reckoning): void {
  const place = text.spanOf(start, end);
  const old = scope.variables.get(variable.toLowerCase());
  const made = old ? reckoned(operator, old, word, place) : null;
  const known = made === 'unknown' ? null : made;
  scope.set(variable.toLowerCase(), known ?? quotedText(later(`$${variable}`, place)));
}

/** The last variable gets all that is left; what a command gives, nobody knows. */
function several({ text, start, match: [head], scope }: Statement): number | null {
  const names = [...head.matchAll(/\$(\w+)/g)].map(([, name = '']) => name.toLowerCase());
  const { word, end } = readExpression(text, start + head.length, scope.variables);
  const isWhole = /^[ \t]*(?:#[^\n]*)?(?=[\r\n;}]|$)/.test(text.string.slice(end, end + 400));
  const items = word.kind === 'list' && isWhole ? word.items : null;
  for (const [at, name] of names.entries()) {
    const left =
      items && at === names.length - 1 && items.length > names.length ? listWord(items.slice(at)) : items?.[at];
    scope.set(name, left ?? quotedText(later(`$${name}`, text.spanOf(start, start + head.length))));
  }
  return items ? end : null;
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
