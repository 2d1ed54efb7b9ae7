import { dottedName } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import type { AppRun, Use } from './app-run-model.ts';
import { plainText } from './bindings.ts';

/** Something that the app does as it is loaded, in each process that loads it. */
export interface StartWork {
  /** `alembic.command.upgrade` */
  readonly name: string;
  readonly at: Span;
  readonly when: 'import' | 'start';
}

const MIGRATES = /^(alembic\.command\.upgrade|flask_migrate\.upgrade|django\.core\.management\.call_command)$/;
/** A connection (or a thread that keeps one) is there as soon as these return. */
const CONNECTS =
  /^(psycopg2?\.connect|psycopg2\.pool\.\w+ConnectionPool|psycopg_pool\.ConnectionPool|pyodbc\.connect|pymssql\.connect|pymysql\.connect|MySQLdb\.connect|mysql\.connector\.connect|oracledb\.(connect|create_pool)|cx_Oracle\.(connect|SessionPool)|pymongo\.(mongo_client\.)?MongoClient|pika\.BlockingConnection|sqlalchemy(\.engine)?\.create_engine\(\)\.(connect|begin|execute|raw_connection)|flask_sqlalchemy\.SQLAlchemy\(\)\.(create_all|session\.\w+))$/;
/** The connection, or the engine whose pool holds it, is given up again: `conn.close()`, `engine.dispose()`. */
const CLOSES = /^(.+?)\.(?:close|dispose|closeall|engine\.dispose)$/;
/** Something that sees to it that one process works and the others wait. */
const LOCK = /\b(pg_(try_)?advisory_(xact_)?lock|GET_LOCK|sp_getapplock|flock|filelock|FileLock|portalocker)\b/i;

/** Migrations of a database's schema that run as the app is loaded, unless something locks them. */
export function startMigrations({ uses, modules }: AppRun): readonly StartWork[] {
  if (modules.some(({ source }) => LOCK.test(source.text))) return [];
  return whileLoading(uses).flatMap((use) => {
    const { name, call } = use;
    const [first] = call.arguments;
    const migrates =
      MIGRATES.test(name) && (!name.endsWith('call_command') || plainText(first?.value ?? call) === 'migrate');
    return migrates ? [work(use)] : [];
  });
}

/** Connections to databases that are open once the app is loaded. */
export function openConnections({ uses }: AppRun): readonly StartWork[] {
  const loading = whileLoading(uses);
  const closed = new Set(loading.flatMap(({ name }) => CLOSES.exec(name)?.[1] ?? []));
  const isClosed = ({ name, call }: Use): boolean =>
    closed.has(`${name}()`) ||
    closed.has(name.slice(0, name.indexOf('()') + 2)) ||
    loading.some((other) => other.name === 'contextlib.closing' && other.call.arguments[0]?.value === call);
  const isPooled = ({ name }: Use): boolean =>
    !loading.some(
      (other) =>
        name.startsWith(`${other.name}().`) &&
        other.call.arguments.some(
          ({ name: option, value }) => option === 'poolclass' && /NullPool$/.test(dottedName(value) ?? ''),
        ),
    );
  return loading.flatMap((use) =>
    CONNECTS.test(use.name) && !waits(use) && !isClosed(use) && isPooled(use) ? [work(use)] : [],
  );
}

/** `MongoClient(connect=False)`, `ConnectionPool(open=False)`: connected when it is first used. */
function waits({ call }: Use): boolean {
  return call.arguments.some(
    ({ name, value }) => (name === 'connect' || name === 'open') && value.kind === 'boolean' && !value.value,
  );
}

type LoadingUse = Use & { readonly when: StartWork['when'] };

function whileLoading(uses: readonly Use[]): readonly LoadingUse[] {
  return uses.filter((use): use is LoadingUse => use.when === 'import' || use.when === 'start');
}

function work({ name, call, scope, when }: LoadingUse): StartWork {
  return { name, at: span(scope.module.source, call.from, call.to), when };
}
