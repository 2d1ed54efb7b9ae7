import { builtIn, type Origin } from '../../../value/value.ts';
import { environmentObject, lookUp } from './environment.ts';
import { jsonNames } from './json.ts';
import { mathNames } from './math.ts';
import { type Members, native, objectOf } from './native.ts';
import { pathClass, pathFunctions } from './paths.ts';
import type { Session } from './run.ts';
import { int, list, none, type Py, PyError, str, truth, unknown } from './values.ts';

/** A module of Python's library (or a package that config files often ask), as far as it is known here; null for any other. */
export function libraryModule(name: string, session: Session, at: Origin): Py | null {
  const members = membersOf(name, session);
  return members && objectOf(name, members, at);
}

function membersOf(name: string, session: Session): Members | null {
  switch (name) {
    case 'os':
      return operatingSystem(session);
    case 'os.path':
    case 'posixpath':
      return pathFunctions(session);
    case 'multiprocessing':
      return { cpu_count: native('cpu_count', ({ at }) => cpus(session, at)) };
    case 'psutil':
      return {
        cpu_count: native('cpu_count', ({ args: [first], named, at }) => {
          const logical = first ?? named.get('logical');
          return logical && truth(logical) !== true
            ? unknown('the number of cores is not known', at)
            : cpus(session, at);
        }),
      };
    case 'math':
      return mathNames;
    case 'json':
      return jsonNames;
    case 'sys':
      return system(session);
    case 'pathlib':
      return {
        Path: pathClass('Path', session),
        PurePath: pathClass('PurePath', session),
        PosixPath: pathClass('PosixPath', session),
      };
    case 'dotenv':
      return { load_dotenv: native('load_dotenv', ({ at }) => loadDotenv(session, at)) };
    default:
      return null;
  }
}

function cpus({ world: { cpus: count } }: Session, at: Origin): Py {
  return count === null
    ? unknown("the plan's size is not known, so the number of CPUs isn't", at)
    : int(count, builtIn('the number of CPUs'));
}

function operatingSystem(session: Session): Members {
  const { world } = session;
  return {
    environ: (at) => environmentObject(session, at),
    getenv: native('getenv', ({ args: [name, fallback], named, at }) =>
      lookUp(name, fallback ?? named.get('default') ?? none(at), session, at),
    ),
    cpu_count: native('cpu_count', ({ at }) => cpus(session, at)),
    process_cpu_count: native('process_cpu_count', ({ at }) => cpus(session, at)),
    sched_getaffinity: native('sched_getaffinity', ({ at }) => {
      if (world.cpus === null) return cpus(session, at);
      return { kind: 'set', items: Array.from({ length: world.cpus }, (_, cpu) => int(cpu, at)), at };
    }),
    getcwd: native('getcwd', ({ at }) => str(world.cwd, at)),
    sep: (at) => str('/', at),
    linesep: (at) => str('\n', at),
    name: (at) => str('posix', at),
    path: (at) => objectOf('os.path', pathFunctions(session), at),
    makedirs: native('makedirs', ({ at }) => none(at)),
  };
}

function system(session: Session): Members {
  return {
    platform: (at) => str('linux', at),
    path: () => session.path,
    exit: native('exit', ({ at }) => {
      throw new PyError('SystemExit', 'the file calls sys.exit()', at);
    }),
    byteorder: (at) => str('little', at),
    maxsize: (at) => int(2n ** 63n - 1n, at),
    argv: (at) => list([unknown("gunicorn's own words are not looked at", at)], at),
  };
}

/** https://pypi.org/project/python-dotenv/: sets what a `.env` file holds and the environment doesn't. */
function loadDotenv(session: Session, at: Origin): Py {
  const { files, cwd } = session.world;
  if (files.kind(`${cwd}/.env`) !== 'missing') session.environmentOpen ??= 'a .env file may set it';
  return unknown('whether there is a .env file is not known', at);
}
