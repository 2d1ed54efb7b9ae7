import { TracedText } from '../../../text/traced.ts';
import type { Origin, Value } from '../../../value/value.ts';
import { absolutePath } from './paths.ts';
import {
  bool,
  float,
  int,
  list,
  type NativeCall,
  none,
  numeric,
  type Py,
  PyError,
  repr,
  str,
  unknown,
} from './values.ts';
import type { PythonWorld } from './world.ts';

type Names = Readonly<Record<string, (at: Origin) => Py>>;

/** A module of Python's library, as far as it is known here; null for any other. */
export function libraryModule(name: string, world: PythonWorld, at: Origin): Py | null {
  const names = namesOf(name, world);
  return (
    names && {
      kind: 'module',
      name,
      at,
      get: (member, place) => (Object.hasOwn(names, member) ? (names[member]?.(place) ?? null) : null),
    }
  );
}

function namesOf(name: string, world: PythonWorld): Names | null {
  switch (name) {
    case 'os':
      return operatingSystem(world);
    case 'os.path':
    case 'posixpath':
      return pathNames(world);
    case 'multiprocessing':
      return { cpu_count: native('cpu_count', ({ at }) => cpus(world, at)) };
    case 'math':
      return mathNames;
    case 'json':
      return {
        loads: native('loads', ({ args: [text], at }) => fromJson(text, at)),
        dumps: native('dumps', ({ at }) => unknown('json.dumps() is not worked out', at)),
      };
    case 'sys':
      return {
        platform: (at) => str('linux', at),
        argv: (at) => unknown("gunicorn's own words are not looked at", at),
        path: (at) => list([], at),
      };
    case 'pathlib':
      return {
        Path: native('Path', (call) => path(call, world)),
        PurePath: native('PurePath', (call) => path(call, world)),
      };
    default:
      return null;
  }
}

function native(name: string, call: (call: NativeCall) => Py): (at: Origin) => Py {
  return (at) => ({ kind: 'native', name, call, at });
}

function cpus({ cpus: count }: PythonWorld, at: Origin): Py {
  return count === null ? unknown("the plan's size is not known, so the number of CPUs isn't", at) : int(count, at);
}

function operatingSystem(world: PythonWorld): Names {
  const lookUp = ({ args: [name, fallback], named, at }: NativeCall): Py =>
    variable(name, fallback ?? named.get('default') ?? none(at), world, at);
  return {
    environ: (at) => environment(world, at),
    getenv: native('getenv', lookUp),
    cpu_count: native('cpu_count', ({ at }) => cpus(world, at)),
    process_cpu_count: native('process_cpu_count', ({ at }) => cpus(world, at)),
    sched_getaffinity: native('sched_getaffinity', ({ at }) =>
      world.cpus === null
        ? cpus(world, at)
        : list(
            Array.from({ length: world.cpus }, (_, cpu) => int(cpu, at)),
            at,
          ),
    ),
    getcwd: native('getcwd', ({ at }) => str(world.cwd, at)),
    sep: (at) => str('/', at),
    name: (at) => str('posix', at),
    path: (at) => libraryModule('os.path', world, at) ?? none(at),
    getpid: native('getpid', ({ at }) => unknown('the number of a process is not known', at)),
    makedirs: native('makedirs', ({ at }) => none(at)),
  };
}

/** `os.environ`: `[…]`, `.get`, `in`. */
function environment(world: PythonWorld, at: Origin): Py {
  return {
    kind: 'module',
    name: 'os.environ',
    at,
    get(name, place) {
      if (name === '__getitem__')
        return { kind: 'native', name, at: place, call: ({ args: [key], at: use }) => variable(key, null, world, use) };
      if (name === '__contains__')
        return { kind: 'native', name, at: place, call: ({ args: [key], at: use }) => isSet(key, world, use) };
      if (name === 'get')
        return {
          kind: 'native',
          name,
          at: place,
          call: ({ args: [key, fallback], named, at: use }) =>
            variable(key, fallback ?? named.get('default') ?? none(use), world, use),
        };
      if (name === 'setdefault' || name === 'pop' || name === 'update')
        return {
          kind: 'native',
          name,
          at: place,
          call: ({ args: [key, fallback], at: use }) => variable(key, fallback ?? none(use), world, use),
        };
      return null;
    },
  };
}

function isSet(key: Py | undefined, world: PythonWorld, at: Origin): Py {
  if (key?.kind !== 'str' || !key.text.known) return unknown('the name of the variable is not known', at);
  const value = world.environment.get(key.text.string);
  if (value?.kind === 'choice') return unknown(`whether ${key.text.string} is set depends on a condition`, at);
  if (value) return bool(true, at);
  return world.environmentComplete
    ? bool(false, at)
    : unknown(`${key.text.string} may be set outside of the repository`, at);
}

/** @param fallback null: a variable that isn't set is a KeyError */
function variable(key: Py | undefined, fallback: Py | null, world: PythonWorld, at: Origin): Py {
  if (key?.kind !== 'str' || !key.text.known) return unknown('the name of the variable is not known', at);
  const name = key.text.string;
  const value = world.environment.get(name);
  if (value) return fromValue(name, value);
  if (!world.environmentComplete) return unknown(`${name} may be set outside of the repository`, at);
  if (fallback) return fallback;
  throw new PyError('KeyError', `'${name}'`, at);
}

function fromValue(name: string, value: Value): Py {
  const { origin } = value;
  switch (value.kind) {
    case 'string':
      return str(value.text, origin);
    case 'number':
    case 'boolean':
      return str(String(value.value), origin);
    case 'unknown':
      return unknown(value.reason, origin);
    default:
      return unknown(`the value of ${name} is not known`, origin);
  }
}

function pathNames(world: PythonWorld): Names {
  const onText = (name: string, compute: (text: string, at: Origin) => Py): ((at: Origin) => Py) =>
    native(name, ({ args: [value], at }) =>
      value?.kind === 'str' && value.text.known
        ? compute(value.text.string, at)
        : unknown(value?.kind === 'unknown' ? value.reason : 'the path is not known', at),
    );
  return {
    join: native('join', ({ args, at }) => joinPaths(args, at)),
    dirname: onText('dirname', (text, at) =>
      str(text.includes('/') ? text.slice(0, text.lastIndexOf('/')) || '/' : '', at),
    ),
    basename: onText('basename', (text, at) => str(text.slice(text.lastIndexOf('/') + 1), at)),
    abspath: onText('abspath', (text, at) => str(absolutePath(world.cwd, text), at)),
    realpath: onText('realpath', (text, at) => str(absolutePath(world.cwd, text), at)),
    normpath: onText('normpath', (text, at) => str(text.startsWith('/') ? absolutePath('/', text) : text, at)),
    exists: onText('exists', (text, at) => exists(world, text, ['file', 'folder'], at)),
    isfile: onText('isfile', (text, at) => exists(world, text, ['file'], at)),
    isdir: onText('isdir', (text, at) => exists(world, text, ['folder'], at)),
  };
}

function exists(world: PythonWorld, text: string, kinds: readonly string[], at: Origin): Py {
  const kind = world.files.kind(absolutePath(world.cwd, text));
  return kind === 'unknown' ? unknown(`it is not known whether '${text}' exists`, at) : bool(kinds.includes(kind), at);
}

function joinPaths(args: readonly Py[], at: Origin): Py {
  let parts: TracedText[] = [];
  for (const part of args) {
    if (part.kind === 'unknown') return part;
    if (part.kind !== 'str') throw new PyError('TypeError', 'join() argument must be str', at);
    if (part.text.string.startsWith('/')) parts = [part.text];
    else if (parts.length > 0 && !parts.at(-1)?.string.endsWith('/')) parts.push(TracedText.of('/'), part.text);
    else parts.push(part.text);
  }
  return str(TracedText.join(parts), at);
}

/** Paths are texts here; what joins them by `/` is done by the operator. */
function path({ args, at }: NativeCall, world: PythonWorld): Py {
  const joined = args.length === 0 ? str('.', at) : joinPaths(args, at);
  return asPath(joined, world, at);
}

/** A path object: `/`, `.parent`, `.exists()`, `str()`. */
export function asPath(text: Py, world: PythonWorld, at: Origin): Py {
  if (text.kind !== 'str') return text;
  const string = text.text.string;
  return {
    kind: 'module',
    name: `Path(${repr(text)})`,
    at,
    get(name, place) {
      const call = (compute: (call: NativeCall) => Py): Py => ({ kind: 'native', name, call: compute, at: place });
      switch (name) {
        case '__text__':
          return text;
        case '__join__':
          return call(({ args }) => asPath(joinPaths([text, ...args.map(plain)], place), world, place));
        case 'parent':
          return asPath(
            str(string.includes('/') ? string.slice(0, string.lastIndexOf('/')) || '/' : '.', place),
            world,
            place,
          );
        case 'name':
          return str(string.slice(string.lastIndexOf('/') + 1), place);
        case 'resolve':
        case 'absolute':
          return call(() => asPath(str(absolutePath(world.cwd, string), place), world, place));
        case 'joinpath':
          return call(({ args }) => asPath(joinPaths([text, ...args.map(plain)], place), world, place));
        case 'exists':
          return call(() => exists(world, string, ['file', 'folder'], place));
        case 'is_file':
          return call(() => exists(world, string, ['file'], place));
        case 'is_dir':
          return call(() => exists(world, string, ['folder'], place));
        case 'as_posix':
          return call(() => text);
        case 'mkdir':
          return call(() => none(place));
        default:
          return null;
      }
    },
  };
}

/** The text of a path object; all else as it is. */
export function plain(value: Py): Py {
  return value.kind === 'module' ? (value.get('__text__', value.at) ?? value) : value;
}

const mathNames: Names = {
  ...Object.fromEntries(
    (['ceil', 'floor', 'trunc'] as const).map((name) => [
      name,
      native(name, ({ args: [value], at }) => onNumber(value, at, (number) => int(Math[name](number), at))),
    ]),
  ),
  ...Object.fromEntries(
    (['sqrt', 'log2', 'log10', 'exp'] as const).map((name) => [
      name,
      native(name, ({ args: [value], at }) => onNumber(value, at, (number) => float(Math[name](number), at))),
    ]),
  ),
  log: native('log', ({ args: [value, base], at }) =>
    onNumber(value, at, (number) => float(Math.log(number) / (base ? Math.log(numeric(base) ?? Math.E) : 1), at)),
  ),
  pow: native('pow', ({ args: [value, power], at }) =>
    onNumber(value, at, (number) => float(number ** (power ? (numeric(power) ?? 1) : 1), at)),
  ),
  inf: (at) => float(Number.POSITIVE_INFINITY, at),
  pi: (at) => float(Math.PI, at),
};

function onNumber(value: Py | undefined, at: Origin, compute: (number: number) => Py): Py {
  if (!value || value.kind === 'unknown')
    return unknown(value?.kind === 'unknown' ? value.reason : 'a number is missing', at);
  const number = numeric(value);
  if (number === null) throw new PyError('TypeError', 'must be real number', at);
  return compute(number);
}

function fromJson(text: Py | undefined, at: Origin): Py {
  if (text?.kind !== 'str' || !text.text.known)
    return unknown(text?.kind === 'unknown' ? text.reason : 'the JSON text is not known', at);
  try {
    return jsonValue(JSON.parse(text.text.string), at);
  } catch {
    throw new PyError('JSONDecodeError', 'the text is no JSON', at);
  }
}

function jsonValue(value: unknown, at: Origin): Py {
  if (value === null) return none(at);
  if (typeof value === 'boolean') return bool(value, at);
  if (typeof value === 'string') return str(value, at);
  if (typeof value === 'number') return Number.isInteger(value) ? int(value, at) : float(value, at);
  if (Array.isArray(value))
    return list(
      value.map((item) => jsonValue(item, at)),
      at,
    );
  const entries = Object.entries(value as object).map(
    ([key, one]) => [`str${repr(str(key, at))}`, [str(key, at), jsonValue(one, at)] as const] as const,
  );
  return { kind: 'dict', entries: new Map(entries), at };
}
