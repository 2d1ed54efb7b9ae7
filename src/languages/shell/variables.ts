import { TracedText } from '../../text/traced.ts';
import { sides } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import { Exit } from './control.ts';
import type { Process, Variable } from './process.ts';

const PLAIN: Variable = {
  text: null,
  value: null,
  items: null,
  associative: false,
  exported: false,
  readonly: false,
  unset: false,
};

/** A variable as it came into the process from outside. */
export function inherited(value: Value): Variable {
  return { ...PLAIN, value, exported: true };
}

/** Sets a variable; one that is read-only ends the shell, as it does in dash and in POSIX mode. */
export function assign(shell: Process, name: string, text: TracedText, exported = false): void {
  const old = shell.variables.get(name);
  refuseReadonly(shell, name, old);
  shell.evaluation.bounded(text);
  if (old?.text?.string !== text.string) shell.evaluation.changes++;
  const items = old?.items ? new Map(old.items).set('0', text) : null;
  shell.variables.set(name, {
    ...(old ?? PLAIN),
    value: null,
    text,
    items,
    exported: exported || shell.options.allexport || (old?.exported ?? false),
  });
}

export function assignItems(
  shell: Process,
  name: string,
  items: ReadonlyMap<string, TracedText>,
  associative = false,
): void {
  const old = shell.variables.get(name);
  refuseReadonly(shell, name, old);
  if (items.size > 10_000) shell.evaluation.bounded(TracedText.of('x'.repeat(1_000_000)));
  shell.evaluation.changes++;
  shell.variables.set(name, {
    ...(old ?? PLAIN),
    value: null,
    text: items.get('0') ?? null,
    items,
    associative: associative || (old?.associative ?? false),
  });
}

/** Marks a variable, which need not have a value. */
export function mark(
  shell: Process,
  name: string,
  marks: Partial<Pick<Variable, 'exported' | 'readonly' | 'associative'>>,
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
  throw new Exit(shell.dialect === 'sh' ? 2 : 1);
}

/** `unset`: known not to be set. `open`: not set by anything that is known, but it may be set outside. */
export type Lookup =
  | { readonly kind: 'set'; readonly text: TracedText; readonly items: ReadonlyMap<string, TracedText> | null }
  | { readonly kind: 'unset' }
  | { readonly kind: 'open'; readonly reason: string };

export function lookUp(shell: Process, name: string): Lookup {
  const variable = shell.variables.get(name);
  if (variable?.items) return { kind: 'set', text: variable.text ?? TracedText.empty, items: variable.items };
  if (variable?.text) return { kind: 'set', text: variable.text, items: null };
  if (variable?.value) return { kind: 'set', text: settle(shell, name, variable.value), items: null };
  if (variable?.unset || shell.open === null) return { kind: 'unset' };
  return { kind: 'open', reason: `\`${name}\` ${shell.open}` };
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
