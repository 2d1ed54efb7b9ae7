import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import type { Expression, Parameter, Statement } from '../syntax.ts';
import type { Run } from './run.ts';
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
  | PyFunction
  /** a function of Python's own or of its library */
  | { readonly kind: 'native'; readonly name: string; readonly call: (call: NativeCall) => Py }
  | Module
  /** `members` where its body was read; `ancestors` by name, as far as they are known */
  | {
      readonly kind: 'class';
      readonly name: string;
      readonly members: Map<string, Py> | null;
      readonly ancestors: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string }
);

export type PyOf<Kind extends Py['kind']> = Extract<Py, { readonly kind: Kind }>;

/** A module, or another object that is known by its members alone. */
export interface Module {
  readonly kind: 'module';
  readonly name: string;
  readonly get: (name: string, at: Origin) => Py | null;
  /** assigns a member; absent where that can't be done */
  readonly set?: (name: string, value: Py) => void;
  /** a module of the repository: all of its names */
  readonly names?: ReadonlyMap<string, Py>;
}

export interface PyFunction {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly kind: 'block'; readonly statements: () => readonly Statement[] }
    | { readonly kind: 'lambda'; readonly value: Expression };
  /** it makes a generator or a coroutine */
  readonly async: boolean;
  readonly scope: Scope;
  readonly defaults: ReadonlyMap<string, Py>;
  /** the module that it was defined in */
  readonly run: Run;
}

export interface NativeCall {
  readonly args: readonly Py[];
  readonly named: ReadonlyMap<string, Py>;
  /** the whole call */
  readonly at: Origin;
  /** calls a value that was handed over */
  readonly apply: (callee: Py, args: readonly Py[]) => Py;
  readonly run: Run;
  readonly scope: Scope;
}

/** An exception that Python would raise. */
export class PyError extends Error {
  readonly type: string;
  readonly at: Origin | null;
  /** the names of the type's ancestors, for one that the file defines */
  readonly ancestors: readonly string[];

  constructor(type: string, message: string, at: Origin | null, ancestors: readonly string[] = []) {
    super(message);
    this.type = type;
    this.at = at;
    this.ancestors = ancestors;
  }
}

export const none = (at: Origin): PyOf<'none'> => ({ kind: 'none', at });
export const bool = (value: boolean, at: Origin): PyOf<'bool'> => ({ kind: 'bool', value, at });
export const int = (value: bigint | number, at: Origin): PyOf<'int'> => ({ kind: 'int', value: BigInt(value), at });
export const float = (value: number, at: Origin): PyOf<'float'> => ({ kind: 'float', value, at });
export const list = (items: readonly Py[], at: Origin): Py => ({ kind: 'list', items: [...items], at });
export const tuple = (items: readonly Py[], at: Origin): Py => ({ kind: 'tuple', items: [...items], at });
export const unknown = (reason: string, at: Origin): PyOf<'unknown'> => ({ kind: 'unknown', reason, at });

/** Pieces of one text past which their places are no longer kept apart. */
const MOST_PIECES = 200;

export function str(text: string | TracedText, at: Origin): PyOf<'str'> {
  const place = at.kind === 'written' ? at.span : null;
  if (typeof text === 'string') return { kind: 'str', text: TracedText.of(text, place), at };
  const many = text.pieces.length > MOST_PIECES && text.known;
  return { kind: 'str', text: many ? TracedText.of(text.string, place) : text, at };
}

export function dict(entries: Iterable<readonly [Py, Py]>, at: Origin): PyOf<'dict'> {
  const made: PyOf<'dict'> = { kind: 'dict', entries: new Map(), at };
  for (const [key, value] of entries) put(made, key, value);
  return made;
}

/** Sets an entry; of two equal keys (`0` and `False`) the first stays. */
export function put({ entries }: PyOf<'dict'>, key: Py, value: Py): void {
  const name = keyOf(key);
  entries.set(name, [entries.get(name)?.[0] ?? key, value]);
}

/** The first reason why a value can't be known, looked for in its parts too. */
export function unknownIn(value: Py): string | null {
  return firstReason([value]);
}

export function firstReason(values: readonly Py[]): string | null {
  const waiting = [...values].reverse();
  const seen = new Set<Py>();
  for (;;) {
    const value = waiting.pop();
    if (!value) return null;
    switch (value.kind) {
      case 'unknown':
        return value.reason;
      case 'str':
        if (!value.text.known) return value.text.holes[0]?.reason ?? 'a part of the text is not known';
        break;
      case 'list':
      case 'tuple':
      case 'set':
      case 'dict': {
        if (seen.has(value)) break;
        seen.add(value);
        const parts = value.kind === 'dict' ? [...value.entries.values()].map(([, one]) => one) : value.items;
        for (let at = parts.length - 1; at >= 0; at--) {
          const part = parts[at];
          if (part) waiting.push(part);
        }
        break;
      }
      default:
        break;
    }
  }
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
      if (value.text.known) return value.text.length > 0;
      return value.text.mayBeEmpty ? null : true;
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'unknown':
      return null;
    case 'module':
      return value.name.endsWith('environ') ? null : true;
    default:
      return true;
  }
}

export function typeName(value: Py): string {
  return value.kind === 'none' ? 'NoneType' : value.kind === 'native' ? 'builtin_function_or_method' : value.kind;
}

/** What tells two keys of a dictionary apart: numbers that are equal are the same key. */
export function keyOf(value: Py): string {
  switch (value.kind) {
    case 'bool':
      return `n${value.value ? 1 : 0}`;
    case 'int':
    case 'float':
      return `n${value.value}`;
    case 'str':
      return `s${value.text.string}`;
    case 'none':
      return 'none';
    case 'tuple':
      return `t(${value.items.map((item) => JSON.stringify(keyOf(item))).join()})`;
    default:
      return `${value.kind} ${'name' in value ? value.name : ''}`;
  }
}

/** Whether two known values are equal; null where that can't be told. */
export function equal(first: Py, second: Py, depth = 0): boolean | null {
  if (first === second) return true;
  const numbers = [numeric(first), numeric(second)];
  if (numbers[0] !== null && numbers[1] !== null) {
    if (first.kind === 'int' && second.kind === 'int') return first.value === second.value;
    return numbers[0] === numbers[1];
  }
  if (first.kind === 'unknown' || second.kind === 'unknown' || depth > 50) return null;
  if (first.kind === 'str' && second.kind === 'str') return first.text.string === second.text.string;
  if (first.kind === 'dict' && second.kind === 'dict') {
    if (first.entries.size !== second.entries.size) return false;
    return all(
      [...first.entries].map(([key, [, one]]) => {
        const other = second.entries.get(key)?.[1];
        return other ? equal(one, other, depth + 1) : false;
      }),
    );
  }
  if (first.kind === 'set' && second.kind === 'set')
    return first.items.length === second.items.length && first.items.every((item) => has(second.items, item));
  if ('items' in first && 'items' in second && first.kind === second.kind) {
    if (first.items.length !== second.items.length) return false;
    return all(first.items.map((item, at) => equal(item, second.items[at] ?? item, depth + 1)));
  }
  const opaque = (value: Py): boolean => /^(function|native|module|class)$/.test(value.kind);
  if (opaque(first) && opaque(second)) return null;
  return first.kind === second.kind && first.kind === 'none';
}

function has(items: readonly Py[], item: Py): boolean {
  const key = keyOf(item);
  return items.some((one) => keyOf(one) === key);
}

function all(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

/** A number as one of ours; null for no number. */
export function numeric(value: Py): number | null {
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'int' || value.kind === 'float' ? Number(value.value) : null;
}

/** How much there is of a value at its top. */
export function sizeOf(value: Py): number {
  if (value.kind === 'str') return value.text.length;
  if ('items' in value) return value.items.length;
  return value.kind === 'dict' ? value.entries.size : 1;
}
