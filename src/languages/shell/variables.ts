import { type Piece, TracedText } from '../../text/traced.ts';
import { sides } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import { BuiltinError } from './control.ts';
import { Stop } from './evaluation.ts';
import type { Process, Variable } from './process.ts';

const PLAIN: Variable = {
  text: null,
  value: null,
  items: null,
  associative: false,
  integer: false,
  cased: null,
  exported: false,
  readonly: false,
  unset: false,
};

/** A variable as it came into the process from outside. */
export function inherited(value: Value): Variable {
  return { ...PLAIN, value, exported: true };
}

/** A shell's own variables as it starts: where it is, which nobody exports. */
export function startIn(shell: Process, folder: string): void {
  const old = shell.variables.get('PWD');
  shell.variables.set('IFS', { ...PLAIN, text: TracedText.of(' \t\n') });
  shell.variables.set('OPTIND', { ...PLAIN, text: TracedText.of('1') });
  shell.variables.set('PWD', { ...(old ?? PLAIN), value: null, text: TracedText.of(folder), unset: false });
}

/** Sets a variable; for one that is read-only, the builtin fails that does it, or the shell ends. */
export function assign(shell: Process, name: string, text: TracedText, exported = false): void {
  const old = shell.variables.get(name);
  refuseReadonly(shell, name, old);
  shell.evaluation.bounded(text);
  if (old?.text?.string !== text.string) shell.evaluation.changes++;
  const items = old?.items ? new Map(old.items).set('0', text) : null;
  const kept = text.known ? text : named(shell, name, text);
  const marked = old?.integer || old?.cased ? asMarked(shell, old, kept) : kept;
  shell.variables.set(name, {
    ...(old ?? PLAIN),
    value: null,
    text: marked,
    items,
    exported: exported || shell.options.allexport || (old?.exported ?? false),
  });
}

/** Whatever isn't known of a text is the same wherever the variable is used that holds it. */
function named(shell: Process, name: string, text: TracedText): TracedText {
  if (text.holes.every(({ key }) => key !== undefined)) return text;
  const pieces = text.pieces.map((piece): Piece => {
    if (!piece.unknown || piece.unknown.key !== undefined) return piece;
    const { span } = piece;
    const place = span
      ? `${span.source.path}:${span.start}:${shell.evaluation.timesAt(span)}`
      : shell.evaluation.readings++;
    return { ...piece, unknown: { ...piece.unknown, key: `$${name} ${place}` } };
  });
  return new TracedText(pieces);
}

/** bash's `declare -i`, `-u` and `-l` change what is assigned. */
function asMarked(shell: Process, { integer, cased }: Variable, text: TracedText): TracedText {
  if (integer) return shell.evaluation.engine.number(shell, text);
  return text.mapCharacters((part) => (cased === 'upper' ? part.toUpperCase() : part.toLowerCase()));
}

/** Sets all items of an array. */
export function assignItems(
  shell: Process,
  name: string,
  items: ReadonlyMap<string, TracedText>,
  associative = false,
): void {
  const old = shell.variables.get(name);
  refuseReadonly(shell, name, old);
  if (items.size > MOST_ITEMS) throw new Stop('the script makes an array of unreasonable length');
  shell.evaluation.changes++;
  const isAssociative = associative || (old?.associative ?? false);
  const sorted = isAssociative ? items : new Map([...items].sort(([one], [other]) => Number(one) - Number(other)));
  shell.variables.set(name, {
    ...(old ?? PLAIN),
    value: null,
    text: null,
    items: sorted,
    associative: isAssociative,
    unset: false,
  });
}

const MOST_ITEMS = 10_000;

/** The items of an array; of another variable its text as the only one. */
export function itemsOf(shell: Process, name: string): ReadonlyMap<string, TracedText> {
  if (name === 'PIPESTATUS') return pipeStatuses(shell);
  const variable = shell.variables.get(name);
  if (variable?.items) return variable.items;
  const found = lookUp(shell, name);
  return found.kind === 'set' ? new Map([['0', found.text]]) : new Map();
}

function pipeStatuses(shell: Process): ReadonlyMap<string, TracedText> {
  return new Map(
    shell.pipeStatuses.map((status, at) => {
      if (typeof status === 'number') return [String(at), TracedText.of(String(status))];
      return [
        String(at),
        TracedText.hole({ reason: `it is not known whether ${status.succeeds}`, numeric: true }, null),
      ];
    }),
  );
}

/** After it isn't known which item was set, none of them is. */
export function forgetItems(shell: Process, name: string, reason: string): void {
  assignItems(shell, name, new Map());
  const variable = shell.variables.get(name);
  if (variable) shell.variables.set(name, { ...variable, more: reason });
}

/** Sets one item of an array. @param index an index as a number, or a name */
export function assignItem(shell: Process, name: string, index: string, text: TracedText): void {
  const items = new Map(itemsOf(shell, name));
  const key = shell.variables.get(name)?.associative ? index : realIndex(items, index);
  assignItems(shell, name, items.set(key, text));
}

export function readItem(shell: Process, name: string, index: string): Lookup {
  const variable = shell.variables.get(name);
  const items = itemsOf(shell, name);
  const text = items.get(variable?.associative ? index : realIndex(items, index));
  if (!text && variable?.more !== undefined) return { kind: 'open', reason: variable.more };
  return text ? { kind: 'set', text } : { kind: 'unset' };
}

/** An index below zero counts from behind the last item. */
export function realIndex(items: ReadonlyMap<string, TracedText>, index: string): string {
  const last = Number([...items.keys()].at(-1) ?? '-1');
  return index.startsWith('-') ? String(last + 1 + Number(index)) : index;
}

/** Marks a variable, which need not have a value. */
export function mark(
  shell: Process,
  name: string,
  marks: Partial<Pick<Variable, 'exported' | 'readonly' | 'associative' | 'integer' | 'cased'>>,
): void {
  shell.variables.set(name, { ...(shell.variables.get(name) ?? PLAIN), ...marks });
}

export function unset(shell: Process, name: string): void {
  const old = shell.variables.get(name);
  refuseReadonly(shell, name, old);
  if (old) shell.evaluation.changes++;
  shell.variables.set(name, { ...PLAIN, unset: true });
}

/** Makes a variable local to the present function. */
export function makeLocal(shell: Process, name: string): void {
  const scope = shell.scopes.at(-1);
  if (!scope || scope.has(name)) return;
  scope.set(name, shell.variables.get(name));
  // dash's local variable keeps the value that it hides; bash's has none
  if (shell.dialect === 'bash') {
    const old = shell.variables.get(name);
    shell.variables.set(name, { ...PLAIN, exported: old?.exported ?? false, unset: true });
  }
}

export function leaveScope(shell: Process): void {
  const scope = shell.scopes.pop();
  if (scope) restore(shell, scope);
}

export function restore(shell: Process, saved: ReadonlyMap<string, Variable | undefined>): void {
  for (const [name, variable] of saved) {
    if (variable) shell.variables.set(name, variable);
    else shell.variables.delete(name);
  }
}

function refuseReadonly(shell: Process, name: string, old: Variable | undefined): void {
  if (!old?.readonly) return;
  shell.evaluation.stderr = `${name}: is read only`;
  throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
}

/** `unset`: known not to be set. `open`: not set by anything that is known, but it may be set outside. */
export type Lookup =
  | { readonly kind: 'set'; readonly text: TracedText }
  | { readonly kind: 'unset' }
  | { readonly kind: 'open'; readonly reason: string };

export function lookUp(shell: Process, name: string): Lookup {
  const variable = shell.variables.get(name);
  if (variable?.items) {
    const first = variable.items.get('0');
    return first ? { kind: 'set', text: first } : { kind: 'unset' };
  }
  if (variable?.text) return { kind: 'set', text: variable.text };
  if (shell.dialect === 'bash' && EACH_READ.has(name)) return { kind: 'set', text: madeUp(shell, name) };
  if (variable?.value) return { kind: 'set', text: settle(shell, name, variable.value) };
  if (variable?.unset || shell.open === null) return { kind: 'unset' };
  return { kind: 'open', reason: `\`${name}\` ${shell.open}` };
}

/** https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html */
const EACH_READ: ReadonlySet<string> = new Set(['RANDOM', 'SRANDOM', 'EPOCHREALTIME']);

/** What bash gives anew each time that it is asked for. */
function madeUp(shell: Process, name: string): TracedText {
  const place = shell.code.text.spanOf();
  const where = place ? `${place.source.path}:${place.start}` : '';
  const reason = `\`${name}\` is another number each time`;
  return TracedText.hole(
    { reason, key: `$${name} ${where} ${shell.evaluation.readings++}`, numeric: true, madeUp: '\\d+' },
    null,
  );
}

/** The text of a value from outside; where it depends on a condition, each side is followed. */
function settle(shell: Process, name: string, value: Value): TracedText {
  const options = sides(value);
  const at =
    value.kind === 'choice'
      ? shell.evaluation.choose(
          options.map((option) => option.when ?? 'always'),
          options.map((option) => option.when).join(' | '),
        )
      : 0;
  const side = options[at]?.value ?? value;
  const where = side.origin.kind === 'written' ? side.origin.span : null;
  switch (side.kind) {
    case 'string':
      return side.text;
    case 'number':
    case 'boolean':
      return TracedText.of(String(side.value), where);
    case 'null':
      return TracedText.empty;
    case 'unknown':
      return TracedText.hole(
        { reason: side.reason, key: side.key ?? `$${name}`, numeric: side.type === 'number' },
        where,
      );
    default:
      return TracedText.hole({ reason: `the value of \`${name}\` is not a text`, key: `$${name}` }, where);
  }
}
