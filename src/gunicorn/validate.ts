import { absolutePath } from '../languages/python/evaluate/absolute-path.ts';
import { display, repr } from '../languages/python/evaluate/describe.ts';
import { int, type Py, PyError, type PyFunction, str, typeName, unknown } from '../languages/python/evaluate/values.ts';
import { parseInteger } from '../languages/python/integer.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import type { SettingRow, ValidatorName } from './settings-table.ts';
import { stripped } from './stripped.ts';
import { addressList, hostAndPort, oneOf, PROXY_PROTOCOLS, protocols, statsdAddress } from './validate-words.ts';
import { isAtLeast, type Release } from './versions.ts';

/** What a validator may look at besides the value. */
export interface Validation {
  readonly release: Release;
  readonly files: ContainerFiles;
  /** where gunicorn stands now, absolute */
  readonly cwd: string;
  /** calls a function of the config file without arguments */
  readonly call: (callee: PyFunction & { readonly at: Py['at'] }) => Py;
}

type Validator = (value: Py, row: SettingRow, validation: Validation) => Py;

/**
 * A value as gunicorn's own validator of the setting keeps it. What can't be known stays unknown.
 * @throws PyError with the validator's own words
 */
export function validate(value: Py, row: SettingRow, validation: Validation): Py {
  return value.kind === 'unknown' ? value : VALIDATORS[row.validator](value, row, validation);
}

/** By the name in gunicorn/config.py without `validate_`. */
const VALIDATORS: Readonly<Record<ValidatorName, Validator>> = {
  string: text,
  bool: boolean,
  pos_int: (value) => atLeastZero(wholeNumber(value)),
  http2_frame_size: (value) => frameSize(wholeNumber(value)),
  dict(value) {
    if (value.kind !== 'dict') throw typeError(value, `Value is not a dictionary: ${display(value)} `);
    return value;
  },
  list_string: texts,
  list_of_existing_files: (value, row, validation) => each(texts(value, row), (one) => existing(one, validation)),
  list_of_files_or_patterns: (value, row, validation) =>
    each(texts(value, row), (one) =>
      one.kind === 'str' && /[*?[]/.test(one.text.string) ? one : existing(one, validation),
    ),
  string_to_list: commaList,
  string_to_addr_list: (value, row, { release }) => addressList(commaList(value, row), release.version),
  class: workerClass,
  callable: (value, { arity = -1 }) => hook(value, (count) => arity === -1 || count === arity, arity),
  post_request: (value) => hook(value, (count) => count >= 2 && count <= 4, 4),
  chdir: folder,
  user: account,
  group: account,
  reload_engine(value) {
    if (value.kind === 'str' && /^(auto|poll|inotify)$/.test(value.text.string)) return value;
    return rejected(value, 'ValueError', `Invalid reload_engine: ${repr(value)}`);
  },
  ssl_version: (value, _row, { release }) => (isAtLeast(release.version, '21.0.0') ? value : tlsVersion(value)),
  hostport: (value, row) => hostAndPort(text(value, row)),
  statsd_address: (value, row) => statsdAddress(text(value, row)),
  header_map_behaviour: (value) =>
    value.kind === 'none'
      ? value
      : oneOf(value, { drop: 'drop', refuse: 'refuse', dangerous: 'dangerous' }, 'header map behaviour'),
  proxy_protocol(value) {
    if (value.kind === 'none') return str('off', value.at);
    if (value.kind === 'bool') return str(value.value ? 'auto' : 'off', value.at);
    return oneOf(value, PROXY_PROTOCOLS, 'proxy_protocol');
  },
  http_protocols: protocols,
  asgi_loop: (value) => withAuto(value, ['auto', 'asyncio', 'uvloop'], 'ASGI loop'),
  asgi_lifespan: (value) => withAuto(value, ['auto', 'on', 'off'], 'ASGI lifespan'),
  http_parser: (value) => withAuto(value, ['auto', 'fast', 'python'], 'http_parser'),
};

function withAuto(value: Py, words: readonly string[], what: string): Py {
  if (value.kind === 'none') return str('auto', value.at);
  return oneOf(value, Object.fromEntries(words.map((word) => [word, word])), what);
}

function typeError(value: Py, message: string): PyError {
  return new PyError('TypeError', message, value.at);
}

/** @throws PyError, unless a part of the value is unknown: then it may be right */
function rejected(value: Py, type: string, message: string): Py {
  if (value.kind === 'str' && !value.text.known) return unknown(value.text.holes[0]?.reason ?? '', value.at);
  throw new PyError(type, message, value.at);
}

function text(value: Py, _row: SettingRow): Py {
  if (value.kind === 'none') return value;
  if (value.kind !== 'str') throw typeError(value, `Not a string: ${display(value)}`);
  return { ...value, text: stripped(value.text) };
}

function boolean(value: Py): Py {
  if (value.kind === 'none' || value.kind === 'bool') return value;
  if (value.kind !== 'str') throw typeError(value, `Invalid type for casting: ${display(value)}`);
  const word = stripped(value.text).string.toLowerCase();
  if (word === 'true' || word === 'false') return { kind: 'bool', value: word === 'true', at: value.at };
  return rejected(value, 'ValueError', `Invalid boolean: ${value.text.string}`);
}

/** `int(value, 0)` for a text; a boolean is a number. */
function wholeNumber(value: Py): Py {
  if (value.kind === 'int') return value;
  if (value.kind === 'bool') return int(value.value ? 1 : 0, value.at);
  if (value.kind !== 'str') throw typeError(value, "int() can't convert non-string with explicit base");
  const number = parseInteger(value.text.string, 0);
  if (number === null) return rejected(value, 'ValueError', `invalid literal for int() with base 0: ${repr(value)}`);
  return int(number, value.at);
}

function atLeastZero(value: Py): Py {
  if (value.kind === 'int' && value.value < 0n)
    throw new PyError('ValueError', `Value must be positive: ${value.value}`, value.at);
  return value;
}

/** RFC 7540, 6.5.2. */
function frameSize(value: Py): Py {
  if (value.kind === 'int' && (value.value < 16384n || value.value > 16777215n))
    throw new PyError(
      'ValueError',
      `http2_max_frame_size must be between 16384 and 16777215, got ${value.value}`,
      value.at,
    );
  return value;
}

function texts(value: Py, row: SettingRow): Py {
  if (isEmpty(value)) return { kind: 'list', items: [], at: value.at };
  switch (value.kind) {
    case 'str':
      return { kind: 'list', items: [text(value, row)], at: value.at };
    case 'list':
    case 'tuple':
    case 'set':
      return {
        kind: 'list',
        items: value.items.map((item) => (item.kind === 'unknown' ? item : text(item, row))),
        at: value.at,
      };
    case 'dict':
      return { kind: 'list', items: [...value.entries.values()].map(([key]) => text(key, row)), at: value.at };
    case 'module':
    case 'class':
      return unknown(`what ${value.name} holds is not known`, value.at);
    default:
      throw typeError(value, `'${typeName(value)}' object is not iterable`);
  }
}

function isEmpty(value: Py): boolean {
  switch (value.kind) {
    case 'none':
      return true;
    case 'bool':
      return !value.value;
    case 'int':
    case 'float':
      return Number(value.value) === 0;
    case 'str':
      return value.text.length === 0;
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length === 0;
    case 'dict':
      return value.entries.size === 0;
    default:
      return false;
  }
}

function each(value: Py, change: (item: Py) => Py): Py {
  return value.kind === 'list' ? { ...value, items: value.items.map(change) } : value;
}

function existing(value: Py, { files, cwd }: Validation): Py {
  if (value.kind !== 'str' || !value.text.known) return value;
  const path = value.text.string.startsWith('/') ? value.text.string : `${cwd}/${value.text.string}`;
  if (value.text.length === 0 || files.kind(path) === 'missing')
    throw new PyError('ValueError', `File ${value.text.string} does not exists.`, value.at);
  return value;
}

function commaList(value: Py, row: SettingRow): Py {
  const line = text(value, row);
  if (line.kind !== 'str' || line.text.length === 0) return { kind: 'list', items: [], at: value.at };
  if (!line.text.known) return unknown(line.text.holes[0]?.reason ?? '', value.at);
  const items: Py[] = [];
  let from = 0;
  for (const part of line.text.string.split(',')) {
    if (part !== '') items.push(str(stripped(line.text.slice(from, from + part.length)), line.at));
    from += part.length + 1;
  }
  return { kind: 'list', items, at: line.at };
}

function workerClass(value: Py, row: SettingRow, { call }: Validation): Py {
  const given = value.kind === 'function' ? call(value) : value;
  if (given.kind === 'unknown' || given.kind === 'class') return given;
  return text(given, row);
}

function hook(value: Py, fits: (count: number) => boolean, wanted: number): Py {
  switch (value.kind) {
    case 'str':
      if (!value.text.string.includes('.'))
        return rejected(
          value,
          'TypeError',
          `Value '${value.text.string}' is not import string. Format: module[.submodules...].object`,
        );
      return value;
    case 'function': {
      const count = value.parameters.filter(({ form }) => form === 'positional').length;
      if (!fits(count)) throw typeError(value, `Value must have an arity of: ${wanted}`);
      return value;
    }
    case 'native':
    case 'class':
      return value;
    case 'module':
      return unknown(`what ${value.name} is is not known`, value.at);
    default:
      throw typeError(value, `Value is not callable: ${display(value)}`);
  }
}

/** Python's `ssl.PROTOCOL_…`: its own names and numbers, those that today's builds have. https://docs.python.org/3/library/ssl.html */
const TLS_VERSIONS: Readonly<Record<string, number>> = {
  SSLv23: 2,
  TLS: 2,
  TLSv1: 3,
  TLSv1_1: 4,
  TLSv1_2: 5,
  TLS_CLIENT: 16,
  TLS_SERVER: 17,
};

function tlsVersion(value: Py): Py {
  const wrong = (): Py => rejected(value, 'ValueError', `Invalid ssl_version: ${display(value)}`);
  if (value.kind === 'str') {
    const named = Object.hasOwn(TLS_VERSIONS, value.text.string) ? TLS_VERSIONS[value.text.string] : undefined;
    if (named !== undefined) return int(named, value.at);
    if (/^SSLv[23]$/.test(value.text.string)) return unknown('whether Python has this version is not known', value.at);
  }
  if (value.kind !== 'str' && value.kind !== 'int' && value.kind !== 'bool') return wrong();
  const number = value.kind === 'str' ? parseInteger(value.text.string, 0) : BigInt(value.value);
  return number !== null && Object.values(TLS_VERSIONS).includes(Number(number)) ? int(number, value.at) : wrong();
}

/** A folder that must be there, made absolute from where gunicorn was started. */
function folder(value: Py, row: SettingRow, { files, cwd }: Validation): Py {
  const given = text(value, row);
  if (given.kind !== 'str') throw typeError(value, 'join() argument must be str, bytes, or os.PathLike object');
  if (!given.text.known) return unknown(given.text.holes[0]?.reason ?? '', value.at);
  const path = absolutePath(cwd, given.text.string);
  if (files.kind(path) === 'missing') throw new PyError('ConfigError', `can't chdir to ${repr(given)}`, value.at);
  return str(path, given.at);
}

/** A user or group by number; by name where its number is known. */
function account(value: Py): Py {
  if (value.kind === 'none') return unknown('it is the one that starts gunicorn', value.at);
  if (value.kind === 'int') return value;
  if (value.kind === 'bool') return int(value.value ? 1 : 0, value.at);
  if (value.kind !== 'str')
    throw new PyError('AttributeError', `'${typeName(value)}' object has no attribute 'isdigit'`, value.at);
  if (/^\d+$/.test(value.text.string)) return int(BigInt(value.text.string), value.at);
  if (value.text.length === 0) throw new PyError('ConfigError', "No such user or group: ''", value.at);
  if (value.text.string === 'root') return int(0, value.at);
  return unknown(`the number of '${value.text.string}' is not known`, value.at);
}
