import type { Origin } from '../../../value/value.ts';
import { parseInteger } from '../integer.ts';
import { LONGEST } from './budget.ts';
import { display, repr } from './describe.ts';
import { ancestorsOf, EXCEPTION_ALIASES, EXCEPTIONS } from './exceptions.ts';
import { formattedOrHole } from './format.ts';
import { attribute } from './members.ts';
import { namespaceOf } from './namespace.ts';
import { roundedTo } from './numbers.ts';
import { openFile } from './open-file.ts';
import { binary } from './operators.ts';
import { plain } from './paths.ts';
import { SEQUENCES } from './sequences.ts';
import {
  bool,
  firstReason,
  float,
  int,
  type NativeCall,
  none,
  numeric,
  type Py,
  PyError,
  str,
  truth,
  typeName,
  unknown,
} from './values.ts';

type Native = (call: NativeCall) => Py;

const OPAQUE = /^(module|class|native|function)$/;

/** Python's own functions, as far as config files use them. */
const FUNCTIONS: Readonly<Record<string, Native>> = {
  ...SEQUENCES,
  int: toInt,
  float: toFloat,
  str({ args: [given], at }) {
    if (!given) return str('', at);
    const value = plain(given);
    if (value.kind === 'unknown' || value.kind === 'str') return value;
    const reason = firstReason([value]);
    return reason !== null || OPAQUE.test(value.kind)
      ? unknown(reason ?? 'its text is not worked out', at)
      : str(display(value), at);
  },
  repr: ({ args: [value], at }) =>
    value && !OPAQUE.test(value.kind)
      ? guarded([value], at, () => str(repr(value), at))
      : unknown('its text is not worked out', at),
  bool({ args: [value], at }) {
    const known = value ? truth(value) : false;
    return known === null ? unknown(value ? (firstReason([value]) ?? 'it is not known') : '', at) : bool(known, at);
  },
  abs: ({ args: [value], at }) =>
    onNumber(value, at, (number) =>
      number.kind === 'float'
        ? float(Math.abs(number.value), at)
        : binary('*', number, int(Number(number.value) < 0 ? -1 : 1, at), at),
    ),
  round,
  divmod: ({ args: [left, right], at }) =>
    left && right
      ? { kind: 'tuple', items: [binary('//', left, right, at), binary('%', left, right, at)], at }
      : unknown('divmod() of nothing', at),
  pow: ({ args: [left, right, modulus], at }) =>
    left && right && !modulus ? binary('**', left, right, at) : unknown('pow() of three is not worked out', at),
  isinstance: ({ args: [value, type], at }) => instance(value, type, at),
  callable: ({ args: [value], at }) =>
    value && value.kind !== 'module' && value.kind !== 'unknown'
      ? bool(/^(function|native|class)$/.test(value.kind), at)
      : unknown('it is not known', at),
  hex: ({ args: [value], at }) => onInteger(value, at, (number) => str(based(number, 16, '0x'), at)),
  oct: ({ args: [value], at }) => onInteger(value, at, (number) => str(based(number, 8, '0o'), at)),
  bin: ({ args: [value], at }) => onInteger(value, at, (number) => str(based(number, 2, '0b'), at)),
  chr: ({ args: [value], at }) =>
    onInteger(value, at, (number) => {
      if (number < 0n || number > 0x10ffffn) throw new PyError('ValueError', 'chr() arg not in range(0x110000)', at);
      return str(String.fromCodePoint(Number(number)), at);
    }),
  ord({ args: [value], at }) {
    if (value?.kind !== 'str' || !value.text.known) return unknown('ord() is not worked out', at);
    const [first, ...more] = value.text.string;
    if (first === undefined || more.length > 0) throw new PyError('TypeError', 'ord() expected a character', at);
    return int(first.codePointAt(0) ?? 0, at);
  },
  format: ({ args: [value, specification], at }) =>
    !value || (specification && specification.kind !== 'str')
      ? unknown('format() is not worked out', at)
      : str(formattedOrHole(plain(value), specification?.text ?? str('', at).text, null, at), at),
  print: ({ at }) => none(at),
  open: openFile,
  getattr({ args: [object, name, fallback], at }) {
    if (!object || name?.kind !== 'str' || !name.text.known) return unknown('getattr() is not worked out', at);
    if (!fallback) return attribute(object, name.text.string, at);
    const found = object.kind === 'class' ? object.members?.get(name.text.string) : undefined;
    if (object.kind === 'class' && object.members) return found ?? fallback;
    const member = object.kind === 'module' ? object.get(name.text.string, at) : null;
    if (member) return member;
    if (object.kind === 'module' && object.names) return fallback;
    return unknown(firstReason([object]) ?? 'getattr() is not worked out', at);
  },
  hasattr: ({ args: [object, name], at }) =>
    name?.kind === 'str' && name.text.known
      ? has(object, name.text.string, at)
      : unknown('hasattr() is not worked out', at),
  globals: ({ at, run }) => namespaceOf(run, run.scope, at),
  locals: ({ at, run, scope }) =>
    scope.kind === 'module' ? namespaceOf(run, scope, at) : unknown('locals() is not worked out', at),
  vars: ({ args: [object], at, run, scope }) =>
    !object && scope.kind === 'module' ? namespaceOf(run, scope, at) : unknown('vars() is not worked out', at),
  setattr: ({ args: [object, name, value], at, run }) => {
    if (object?.kind === 'class' && object.members && name?.kind === 'str' && value)
      object.members.set(name.text.string, value);
    else run.taint('`setattr()` may set it');
    return none(at);
  },
  exec: ({ at, run }) => tainted(run, '`exec()` may set it', at),
  eval: ({ at, run }) => tainted(run, '`eval()` may set it', at),
  exit: leave,
  quit: leave,
};

function has(object: Py | undefined, name: string, at: Origin): Py {
  if (object?.kind === 'class' && object.members) return bool(object.members.has(name), at);
  if (object?.kind === 'module' && object.get(name, at)) return bool(true, at);
  return object?.kind === 'module' && object.names ? bool(false, at) : unknown('hasattr() is not worked out', at);
}

function leave({ at }: NativeCall): Py {
  throw new PyError('SystemExit', 'the file calls exit()', at);
}

function tainted(run: NativeCall['run'], reason: string, at: Origin): Py {
  run.taint(reason);
  return unknown(reason, at);
}

/** A name of Python's own; null where there is none that is known here. */
export function builtin(name: string, at: Origin): Py | null {
  if (Object.hasOwn(FUNCTIONS, name)) {
    const call = FUNCTIONS[name];
    return call ? { kind: 'native', name, call, at } : null;
  }
  if (name === 'object') return { kind: 'class', name, members: null, ancestors: [], at };
  if (!EXCEPTIONS.has(name)) return null;
  const real = EXCEPTION_ALIASES[name] ?? name;
  return { kind: 'class', name: real, members: null, ancestors: ancestorsOf(real), at };
}

/** Names that Python has and that aren't worked out: a use of one is unknown, not an error. */
export const OTHER_BUILTINS: ReadonlySet<string> = new Set(
  'input type super property staticmethod classmethod delattr dir iter next id hash bytes bytearray frozenset complex slice memoryview ascii compile aiter anext breakpoint issubclass copyright credits license help __import__ __build_class__ __builtins__ __debug__ __doc__ __spec__ __loader__ __package__ __path__ __cached__ __annotations__ NotImplemented Ellipsis BaseExceptionGroup ExceptionGroup BlockingIOError ChildProcessError ConnectionAbortedError InterruptedError ProcessLookupError UnicodeTranslateError BytesWarning EncodingWarning ImportWarning PendingDeprecationWarning ResourceWarning SyntaxWarning UnicodeWarning'.split(
    ' ',
  ),
);

function guarded(values: readonly Py[], at: Origin, compute: () => Py): Py {
  const reason = firstReason(values);
  return reason === null ? compute() : unknown(reason, at);
}

type Numeric = Extract<Py, { readonly kind: 'int' | 'float' | 'bool' }>;

function onNumber(value: Py | undefined, at: Origin, compute: (value: Numeric) => Py): Py {
  if (!value || value.kind === 'unknown' || OPAQUE.test(value.kind))
    return unknown(value?.kind === 'unknown' ? value.reason : 'it is no number that is known', at);
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'bool') return compute(value);
  throw new PyError('TypeError', `bad operand type: '${typeName(value)}'`, at);
}

function onInteger(value: Py | undefined, at: Origin, compute: (value: bigint) => Py): Py {
  return onNumber(value, at, (number) => {
    if (number.kind === 'float')
      throw new PyError('TypeError', "'float' object cannot be interpreted as an integer", at);
    return compute(BigInt(number.value));
  });
}

function based(number: bigint, base: number, prefix: string): string {
  return `${number < 0n ? '-' : ''}${prefix}${(number < 0n ? -number : number).toString(base)}`;
}

function toInt({ args: [given, base], named, at }: NativeCall): Py {
  if (!given) return int(0, at);
  const radix = base ?? named.get('base');
  const reason = firstReason(radix ? [given, radix] : [given]);
  if (reason !== null) return unknown(reason, at);
  if (radix && given.kind !== 'str' && !OPAQUE.test(given.kind))
    throw new PyError('TypeError', "int() can't convert non-string with explicit base", at);
  switch (given.kind) {
    case 'int':
      return given;
    case 'bool':
      return int(given.value ? 1 : 0, at);
    case 'float':
      if (Number.isNaN(given.value)) throw new PyError('ValueError', 'cannot convert float NaN to integer', at);
      if (!Number.isFinite(given.value))
        throw new PyError('OverflowError', 'cannot convert float infinity to integer', at);
      return int(BigInt(Math.trunc(given.value)), at);
    case 'str': {
      const parsed = parseInteger(given.text.string, radix ? Number(numeric(radix)) : 10);
      if (parsed === null)
        throw new PyError('ValueError', `invalid literal for int() with base 10: ${repr(given)}`, at);
      // The digits stand where the text does: a place to edit.
      return int(parsed, given.at);
    }
    case 'module':
    case 'class':
    case 'native':
    case 'function':
      return unknown('what int() makes of it is not worked out', at);
    default:
      throw new PyError(
        'TypeError',
        `int() argument must be a string, a bytes-like object or a real number, not '${typeName(given)}'`,
        at,
      );
  }
}

function toFloat({ args: [value], at }: NativeCall): Py {
  if (!value) return float(0, at);
  const reason = firstReason([value]);
  if (reason !== null || OPAQUE.test(value.kind))
    return unknown(reason ?? 'what float() makes of it is not worked out', at);
  const number = numeric(value);
  if (number !== null) return float(number, at);
  if (value.kind !== 'str')
    throw new PyError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`, at);
  const text = value.text.string.trim().replace(/(\d)_(?=\d)/g, '$1');
  const [, sign = '', word = ''] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (word !== '') return float(word.toLowerCase() === 'nan' ? Number.NaN : Number(`${sign}Infinity`), value.at);
  if (text.length > LONGEST || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
    throw new PyError('ValueError', `could not convert string to float: ${repr(value)}`, at);
  return float(Number(text), value.at);
}

function round({ args: [value, digits], named, at }: NativeCall): Py {
  const places = digits ?? named.get('ndigits');
  const reason = places ? firstReason([places]) : null;
  if (reason !== null) return unknown(reason, at);
  return onNumber(value, at, (number) =>
    roundedTo(number, places && places.kind !== 'none' ? numeric(places) : null, at),
  );
}

/** Names of types that are functions here. */
const TYPES = new Set(['int', 'float', 'str', 'bool', 'list', 'tuple', 'set', 'dict']);

function instance(value: Py | undefined, type: Py | undefined, at: Origin): Py {
  if (!value || value.kind === 'unknown' || OPAQUE.test(value.kind))
    return unknown(value?.kind === 'unknown' ? value.reason : 'its type is not worked out', at);
  const types = type?.kind === 'tuple' ? type.items : [type];
  const names = types.map((one) =>
    one?.kind === 'native' && TYPES.has(one.name) ? one.name : one?.kind === 'class' ? one.name : null,
  );
  const fits = names.some(
    (name) => name === value.kind || (name === 'int' && value.kind === 'bool') || name === 'object',
  );
  return !fits && names.includes(null) ? unknown('the type is not known', at) : bool(fits, at);
}
