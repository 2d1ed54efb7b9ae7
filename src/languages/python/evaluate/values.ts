import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import type { Expression, Parameter, Statement } from '../syntax.ts';
import type { Scope } from './scope.ts';

/** A value of Python, with the place that made it. Lists and dictionaries can change, as Python's do. */
export type Py = { readonly at: Origin } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly text: TracedText }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: Py[] }
  | { readonly kind: 'dict'; readonly entries: Map<string, readonly [Py, Py]> }
  | Function
  /** a function of Python's own or of its library */
  | { readonly kind: 'native'; readonly name: string; readonly call: (call: NativeCall) => Py }
  | { readonly kind: 'module'; readonly name: string; readonly get: (name: string, at: Origin) => Py | null }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'unknown'; readonly reason: string }
);

export interface Function {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly kind: 'block'; readonly statements: () => readonly Statement[] }
    | { readonly kind: 'lambda'; readonly value: Expression };
  readonly scope: Scope;
  readonly defaults: ReadonlyMap<string, Py>;
}

export interface NativeCall {
  readonly args: readonly Py[];
  readonly named: ReadonlyMap<string, Py>;
  /** the whole call */
  readonly at: Origin;
  /** calls a value that was handed over */
  readonly apply: (callee: Py, args: readonly Py[]) => Py;
}

/** An exception that Python would raise. */
export class PyError extends Error {
  readonly type: string;
  readonly at: Origin | null;

  constructor(type: string, message: string, at: Origin | null) {
    super(message);
    this.type = type;
    this.at = at;
  }
}

export const none = (at: Origin): Py => ({ kind: 'none', at });
export const bool = (value: boolean, at: Origin): Py => ({ kind: 'bool', value, at });
export const int = (value: bigint | number, at: Origin): Py => ({ kind: 'int', value: BigInt(value), at });
export const float = (value: number, at: Origin): Py => ({ kind: 'float', value, at });
export const list = (items: readonly Py[], at: Origin): Py => ({ kind: 'list', items: [...items], at });
export const tuple = (items: readonly Py[], at: Origin): Py => ({ kind: 'tuple', items: [...items], at });
export const unknown = (reason: string, at: Origin): Py => ({ kind: 'unknown', reason, at });

export function str(text: string | TracedText, at: Origin): Py {
  const place = at.kind === 'written' ? at.span : null;
  return { kind: 'str', text: typeof text === 'string' ? TracedText.of(text, place) : text, at };
}

/** The first reason why a value can't be known, looked for in its parts too. */
export function unknownIn(value: Py): string | null {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'str':
      return value.text.holes[0]?.reason ?? null;
    case 'list':
    case 'tuple':
    case 'set':
      return firstReason(value.items);
    case 'dict':
      return firstReason([...value.entries.values()].map(([, one]) => one));
    default:
      return null;
  }
}

export function firstReason(values: readonly Py[]): string | null {
  for (const value of values) {
    const reason = unknownIn(value);
    if (reason !== null) return reason;
  }
  return null;
}

/** Whether a value counts as true; null where it can't be known. */
export function truth(value: Py): boolean | null {
  switch (value.kind) {
    case 'none':
      return false;
    case 'bool':
      return value.value;
    case 'int':
      return value.value !== 0n;
    case 'float':
      return value.value !== 0;
    case 'str':
      return value.text.known
        ? value.text.length > 0
        : value.text.string.length > value.text.holes.length
          ? true
          : null;
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'unknown':
      return null;
    default:
      return true;
  }
}

export function typeName(value: Py): string {
  return value.kind === 'none' ? 'NoneType' : value.kind === 'native' ? 'builtin_function_or_method' : value.kind;
}

/** `str(value)` */
export function display(value: Py): string {
  switch (value.kind) {
    case 'str':
      return value.text.string;
    default:
      return repr(value);
  }
}

/** `repr(value)` */
export function repr(value: Py): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'str':
      return quotedText(value.text.string);
    case 'list':
      return `[${value.items.map(repr).join(', ')}]`;
    case 'tuple':
      return value.items.length === 1
        ? `(${value.items.map(repr).join('')},)`
        : `(${value.items.map(repr).join(', ')})`;
    case 'set':
      return value.items.length === 0 ? 'set()' : `{${value.items.map(repr).join(', ')}}`;
    case 'dict':
      return `{${[...value.entries.values()].map(([key, one]) => `${repr(key)}: ${repr(one)}`).join(', ')}}`;
    case 'function':
    case 'native':
      return `<function ${value.name}>`;
    default:
      return `<${value.kind}>`;
  }
}

export function floatText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return value.toFixed(1);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

function quotedText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r');
  return `${quote}${quote === "'" ? inner.replace(/'/g, "\\'") : inner}${quote}`;
}

/** What tells two keys of a dictionary apart: numbers that are equal are the same key. */
export function keyOf(value: Py): string {
  if (value.kind === 'bool') return `n${value.value ? 1 : 0}`;
  if (value.kind === 'int' || value.kind === 'float') return `n${value.value}`;
  return `${value.kind}${repr(value)}`;
}

export function equal(first: Py, second: Py): boolean {
  const numbers = [first, second].map(numeric);
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0] === numbers[1];
  return first.kind === second.kind && repr(first) === repr(second);
}

/** A number as one of ours; null for no number. */
export function numeric(value: Py): number | null {
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'int' || value.kind === 'float' ? Number(value.value) : null;
}
