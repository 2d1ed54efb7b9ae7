import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { absolutePath } from './absolute-path.ts';
import { repr } from './describe.ts';
import { type Members, native, objectOf } from './native.ts';
import type { Session } from './run.ts';
import { bool, firstReason, type NativeCall, none, type Py, PyError, str, tuple, unknown } from './values.ts';

/** `os.path` */
export function pathFunctions(session: Session): Members {
  const { world } = session;
  const onText = (name: string, compute: (text: string, at: Origin) => Py): ((at: Origin) => Py) =>
    native(name, ({ args: [value], at }) => {
      const text = value ? plain(value) : undefined;
      if (text?.kind === 'str' && text.text.known) return compute(text.text.string, at);
      return unknown(text ? (firstReason([text]) ?? 'the path is not known') : 'the path is missing', at);
    });
  return {
    join: native('join', ({ args, at }) => joinPaths(args.map(plain), at)),
    dirname: onText('dirname', (text, at) => str(split(text)[0], at)),
    basename: onText('basename', (text, at) => str(split(text)[1], at)),
    split: onText('split', (text, at) =>
      tuple(
        split(text).map((part) => str(part, at)),
        at,
      ),
    ),
    splitext: onText('splitext', (text, at) => {
      const [, start = '', name = '', extension = ''] = /^(.*\/)?(\.*[^/]*?)(\.[^./]*)?$/s.exec(text) ?? [];
      return tuple([str(start + name, at), str(extension, at)], at);
    }),
    abspath: onText('abspath', (text, at) => str(absolutePath(world.cwd, text), at)),
    realpath: onText('realpath', (text, at) => str(absolutePath(world.cwd, text), at)),
    normpath: onText('normpath', (text, at) =>
      text.startsWith('/')
        ? str(absolutePath('/', text), at)
        : unknown('normpath() of a relative path is not worked out', at),
    ),
    isabs: onText('isabs', (text, at) => bool(text.startsWith('/'), at)),
    exists: onText('exists', (text, at) => exists(session, text, ['file', 'folder'], at)),
    isfile: onText('isfile', (text, at) => exists(session, text, ['file'], at)),
    isdir: onText('isdir', (text, at) => exists(session, text, ['folder'], at)),
    sep: (at) => str('/', at),
  };
}

function split(text: string): readonly [string, string] {
  const at = text.lastIndexOf('/') + 1;
  const head = text.slice(0, at);
  return [/^\/+$/.test(head) ? head : head.replace(/\/+$/, ''), text.slice(at)];
}

function exists({ world }: Session, text: string, kinds: readonly string[], at: Origin): Py {
  const kind = world.files.kind(absolutePath(world.cwd, text));
  return kind === 'unknown' ? unknown(`it is not known whether '${text}' exists`, at) : bool(kinds.includes(kind), at);
}

function joinPaths(args: readonly Py[], at: Origin): Py {
  let parts: TracedText[] = [];
  for (const part of args) {
    if (part.kind === 'unknown') return part;
    if (part.kind !== 'str')
      throw new PyError('TypeError', 'join() argument must be str, bytes, or os.PathLike object', at);
    if (part.text.string.startsWith('/')) parts = [part.text];
    else if (parts.length > 0 && !parts.at(-1)?.string.endsWith('/') && parts.some((one) => one.length > 0))
      parts.push(TracedText.of('/'), part.text);
    else parts.push(part.text);
  }
  return str(TracedText.join(parts), at);
}

export function pathClass(name: string, session: Session): (at: Origin) => Py {
  return native(name, ({ args, at }) => joined(args.map(plain), session, at));
}

function joined(args: readonly Py[], session: Session, at: Origin): Py {
  const text = args.length === 0 ? str('.', at) : joinPaths(args, at);
  return text.kind === 'str' && text.text.known
    ? pathOf(normal(text.text.string), session, at)
    : unknown(firstReason([text]) ?? '', at);
}

/** pathlib drops `.` steps and repeated slashes, and keeps `..`. */
function normal(text: string): string {
  const steps = text.split('/').filter((step) => step !== '' && step !== '.');
  return (text.startsWith('/') ? '/' : '') + steps.join('/') || '.';
}

/** A path object: `/`, `.parent`, `.exists()`, `str()`. */
function pathOf(path: string, session: Session, at: Origin): Py {
  const { world } = session;
  const call = (name: string, compute: (call: NativeCall) => Py) => native(name, compute);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  const join = call('joinpath', ({ args, at: use }) => joined([str(path, use), ...args.map(plain)], session, use));
  return objectOf(
    `Path(${repr(str(path, at))})`,
    {
      __text__: (use) => str(path, use),
      __truediv__: join,
      joinpath: join,
      parent: (use) => pathOf(parent, session, use),
      name: (use) => str(path === '.' ? '' : name, use),
      stem: (use) => str(/^\.?[^.]+\.[^.]*$/.test(name) ? name.slice(0, name.lastIndexOf('.')) : name, use),
      resolve: call('resolve', ({ at: use }) => pathOf(absolutePath(world.cwd, path), session, use)),
      absolute: call('absolute', ({ at: use }) =>
        pathOf(path.startsWith('/') ? path : normal(`${world.cwd}/${path}`), session, use),
      ),
      exists: call('exists', ({ at: use }) => exists(session, path, ['file', 'folder'], use)),
      is_file: call('is_file', ({ at: use }) => exists(session, path, ['file'], use)),
      is_dir: call('is_dir', ({ at: use }) => exists(session, path, ['folder'], use)),
      as_posix: call('as_posix', ({ at: use }) => str(path, use)),
      read_text: call('read_text', ({ at: use }) => readText(path, session, use)),
      mkdir: call('mkdir', ({ at: use }) => none(use)),
    },
    at,
  );
}

/** The text of a path object; all else as it is. */
export function plain(value: Py): Py {
  return value.kind === 'module' ? (value.get('__text__', value.at) ?? value) : value;
}

/** The text of a file of the repository. @throws PyError where there is surely none */
export function readText(path: string, { world }: Session, at: Origin): Py {
  const absolute = absolutePath(world.cwd, path);
  switch (world.files.kind(absolute)) {
    case 'missing':
      throw new PyError('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`, at);
    case 'folder':
      throw new PyError('IsADirectoryError', `[Errno 21] Is a directory: '${path}'`, at);
    case 'unknown':
      return unknown(`${path} is not in the repository`, at);
    case 'file': {
      const source = world.files.read(absolute);
      if (!source) return unknown(`${path} can't be read as text`, at);
      return str(source.text.replace(/\r\n?/g, '\n'), at);
    }
  }
}
