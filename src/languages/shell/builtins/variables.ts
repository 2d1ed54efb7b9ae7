import { TracedText } from '../../../text/traced.ts';
import { areAskedFor, SHIFTED } from '../asked-arguments.ts';
import { assignArray } from '../assignments.ts';
import { BuiltinError } from '../control.ts';
import type { Place } from '../engine.ts';
import { arithmeticOf } from '../expand/arithmetic-text.ts';
import type { Process } from '../process.ts';
import { type Status, testOf } from '../status.ts';
import { setsUnknown } from '../unknown-variables.ts';
import { assign, assignItems, itemsOf, lookUp, makeLocal, mark, realIndex, unset } from '../variables.ts';

const NAME = /^[A-Za-z_]\w*/;

/** `export`, `readonly`, `local`, `declare`: names and assignments. */
export function declare(shell: Process, command: string, words: readonly TracedText[], place: Place): Status {
  const arrays = shell.arrays;
  shell.arrays = new Map();
  const { letters, names } = optionsOf(shell, words);
  if (command === 'local' && shell.scopes.length === 0) throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
  if (letters.includes('n') && command !== 'export') {
    shell.evaluation.unknown(
      'names that stand for other variables are not followed',
      place.code.text.spanOf(place.pos, place.end),
    );
    return 0;
  }
  if (letters.includes('p') || (names.length === 0 && command !== 'local')) return 0;
  let status: Status = 0;
  for (const word of names) {
    const name = NAME.exec(word.string)?.[0] ?? '';
    const [sign] = /^\+?=/.exec(word.string.slice(name.length)) ?? [];
    if (name === '' || (sign === undefined && name.length < word.length)) {
      status = badName(shell, command, word);
      continue;
    }
    const isLocal = command === 'local' || (command === 'declare' && !letters.includes('g'));
    if (isLocal && shell.scopes.length > 0) makeLocal(shell, name);
    if (letters.includes('f') && command === 'export') continue;
    setMarks(shell, name, letters);
    const elements = arrays.get(name);
    if (elements) assignArray(shell, name, elements, false);
    else if (sign !== undefined) {
      const value = word.slice(name.length + sign.length);
      const old = sign === '+=' ? lookUp(shell, name) : null;
      assign(shell, name, old?.kind === 'set' ? old.text.concat(value) : value);
    }
    if (command === 'export' || letters.includes('x'))
      mark(shell, name, { exported: !(command === 'export' && letters.includes('n')) });
    if (command === 'readonly' || letters.includes('r')) mark(shell, name, { readonly: true });
  }
  return status;
}

function optionsOf(
  shell: Process,
  words: readonly TracedText[],
): { readonly letters: string; readonly names: readonly TracedText[] } {
  let letters = '';
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (word === '--') {
      at++;
      break;
    }
    if (!/^-\w/.test(word)) break;
    if (shell.dialect === 'sh' && word !== '-p') throw new BuiltinError(2);
    letters += word.slice(1);
  }
  return { letters, names: words.slice(at).filter((word) => !/^\+\w+$/.test(word.string)) };
}

function badName(shell: Process, command: string, word: TracedText): Status {
  if (!word.known) {
    const reason = word.holes[0]?.reason ?? 'a name is not known';
    shell.evaluation.unknown(reason, word.spanOf());
    // `export $(python variables.py)`: any variable may be among them
    setsUnknown(shell, `is not known: ${reason}`, reason);
    return 0;
  }
  shell.evaluation.stderr = `${command}: ${word.string}: bad variable name`;
  if (shell.dialect === 'sh') throw new BuiltinError(2);
  return 1;
}

function setMarks(shell: Process, name: string, letters: string): void {
  if (letters.includes('i')) mark(shell, name, { integer: true });
  if (letters.includes('u')) mark(shell, name, { cased: 'upper' });
  if (letters.includes('l')) mark(shell, name, { cased: 'lower' });
  if (letters.includes('A')) {
    const items = shell.variables.get(name)?.associative ? itemsOf(shell, name) : new Map<string, TracedText>();
    assignItems(shell, name, items, true);
  } else if (letters.includes('a') && !shell.variables.get(name)?.items) assignItems(shell, name, itemsOf(shell, name));
}

/** `unset a`, `unset -f f`, bash's `unset 'a[1]'` */
export function unsetNames(shell: Process, words: readonly TracedText[]): Status {
  const options = words.findIndex((word) => !/^-[fvn]+$/.test(word.string));
  const names = options < 0 ? [] : words.slice(options);
  const functions = words.slice(0, Math.max(options, 0)).some((word) => word.string === '-f');
  for (const { string: name } of names) {
    const [, array, index] = /^(\w+)\[([^\]]+)\]$/.exec(name) ?? [];
    if (functions) shell.functions.delete(name);
    else if (array !== undefined && index !== undefined && shell.dialect === 'bash') unsetItem(shell, array, index);
    else if (!/^[A-Za-z_]\w*$/.test(name)) throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
    else if (shell.dialect === 'bash' && shell.variables.get(name) === undefined && shell.functions.has(name))
      shell.functions.delete(name);
    else unset(shell, name);
  }
  return 0;
}

function unsetItem(shell: Process, name: string, index: string): void {
  const items = new Map(itemsOf(shell, name));
  const number = arithmeticOf(shell, TracedText.of(index));
  const associative = shell.variables.get(name)?.associative ?? false;
  items.delete(associative ? index.replace(/^(["'])(.*)\1$/, '$2') : realIndex(items, String(number)));
  assignItems(shell, name, items);
}

export function shift(shell: Process, words: readonly TracedText[]): Status {
  const count = Number(words[0]?.string ?? '1');
  if (areAskedFor(shell.arguments)) {
    shell.arguments = SHIFTED;
    return 0;
  }
  if (!Number.isInteger(count) || count < 0 || count > shell.arguments.length) {
    throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
  }
  shell.arguments = shell.arguments.slice(count);
  shell.evaluation.changes++;
  return 0;
}

/** bash's `let x=1+2 y=3`: 0 where the last one is not zero */
export function letNumbers(shell: Process, words: readonly TracedText[]): Status {
  let status: Status = 1;
  for (const word of words) {
    const value = arithmeticOf(shell, word);
    status = typeof value === 'bigint' ? (value === 0n ? 1 : 0) : testOf(`let ${word.string}`, word.string);
  }
  return status;
}
