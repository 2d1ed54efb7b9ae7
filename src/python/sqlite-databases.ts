import type { Expression } from '../languages/python/syntax.ts';
import { type Source, type Span, span } from '../text/source.ts';
import type { AppRun } from './app-run-model.ts';
import { plainText } from './bindings.ts';
import { evaluate } from './evaluate-app.ts';
import type { FrameworkSettings } from './framework-settings.ts';
import { isModule, type PythonModule } from './imports.ts';
import { asksFor, constantOf, truth } from './truth.ts';
import { dictionaryOf, entryOf, type Placed, writtenAs } from './written-as.ts';

/** A SQLite database that the app opens for sure, whatever else it could be told to open. */
export interface SqliteDatabase {
  /** what names it */
  readonly at: Span;
  /** the start of its path as far as it is written: '/home/data.db', 'app.db'; ':memory:' for one in memory */
  readonly path: string;
  /** only because this environment variable isn't set; null: always */
  readonly unless: string | null;
}

/** Calls that take the URL of a database, first. */
const BY_URL =
  /^(sqlalchemy(\.engine|\.ext\.asyncio)?\.create_(async_)?engine|sqlmodel\.create_engine|databases\.Database|dataset\.connect|pony\.orm\.Database)$/;
/** Calls that take the path of a SQLite file, first. */
const BY_PATH = /^(sqlite3\.connect|aiosqlite\.connect|peewee\.SqliteDatabase|playhouse\.\w+\.Sqlite\w*Database)$/;
/** A file that nobody writes has no trouble with several readers. */
const WRITES = /\b(INSERT|UPDATE|DELETE|REPLACE|CREATE\s+TABLE)\b/i;
/** What SQLAlchemy and its like write by. */
const WRITES_OBJECTS =
  /\.(?:add|add_all|commit|merge|create_all|flush|begin|bulk_\w+|insert\w*|upsert\w*|update\w*|delete\w*|save\w*|to_sql|metadata)\b|\b(?:insert|update|delete)\(/;
/** Whoever has a database server as well may open the file only where the app is developed. */
const SERVER =
  /^[^\S\n]*(?:from|import)\s+(?:psycopg2?|asyncpg|pyodbc|pymssql|pymysql|MySQLdb|mysql|oracledb|pymongo|motor|azure\.cosmos)\b/m;
/** Models of the project's own, or pages that keep something by those of Django (users, sessions). */
const KEEPS_MODELS =
  /\bmodels\.Model\b|\.objects\b|\.save\(|\badmin\.site\b|\bauth\b.*\b(?:login|authenticate)\b|\.session\b/;
/** A file of models with one of its own (`AbstractUser`, Wagtail's `Page`), or with those of the package that it is. */
const HAS_MODELS = /^\s*class\s+\w+\(|^from\s+\.|\bmodels\.Model\b/m;
const READ_ONLY = /mode=ro|immutable=1/;

export function sqliteDatabases(run: AppRun, settings: FrameworkSettings): readonly SqliteDatabase[] {
  const found: SqliteDatabase[] = [];
  const add = (named: Named | null): void => {
    if (named && !READ_ONLY.test(named.text)) found.push({ at: named.at, path: named.text, unless: named.unless });
  };
  for (const key of ['SQLALCHEMY_DATABASE_URI', 'DATABASE_URL']) {
    const url = settings.get(key);
    const named = url && (key !== 'DATABASE_URL' || run.settings === null) ? fromUrl(startOf(url, run)) : null;
    add(named && { ...named, unless: named.unless ?? url?.unless ?? null });
  }
  const some = (pattern: RegExp): boolean => run.modules.some(({ source }) => pattern.test(source.text));
  let [server, writing]: (boolean | null)[] = [null, null];
  for (const { name, call, scope, when, conditional } of run.uses) {
    const [first] = call.arguments.filter((argument) => argument.name === null);
    if (!first || when === 'perhaps' || !(BY_URL.test(name) || BY_PATH.test(name))) continue;
    if (conditional && !(when === 'later' && isOpenedOnce(call.from, scope.module.source))) continue;
    const named = startOf({ expression: first.value, scope }, run);
    const byUrl = BY_URL.test(name) && when !== 'later' ? fromUrl(named) : null;
    // one in memory is empty until the app writes
    if (byUrl && (byUrl.text === ':memory:' || some(WRITES) || some(WRITES_OBJECTS))) add(byUrl);
    if (!BY_PATH.test(name) || !named || named.text === ':memory:') continue;
    server ??= some(SERVER);
    writing ??= some(WRITES);
    if ((writing || name.startsWith('peewee')) && !(when === 'later' && server)) add(named);
  }
  const django = settings.get('DATABASES');
  // `startproject` writes it into every project, and without a model nothing is kept there
  if (django && keepsModels(settings, run)) add(djangoDefault(django, run));
  return found;
}

/** `if "db" not in g:`, `if db is None:`: the first who asks for the connection opens it. */
const FIRST_TIME =
  /\bif\s+(?:["']\w+["']\s+not\s+in\s+g|not\s+hasattr\([^\n]*\)|[\w.]+\s+is\s+None|not\s+[\w.]+)\s*:\s*\n[^\n]*$/;

function isOpenedOnce(from: number, { text }: Source): boolean {
  return FIRST_TIME.test(text.slice(Math.max(0, from - 200), from));
}

interface Named {
  readonly text: string;
  readonly at: Span;
  readonly unless: string | null;
}

/** `sqlite:///app.db` → `app.db`; null for the URL of another database. */
function fromUrl(named: Named | null): Named | null {
  const match = named && /^sqlite(?:\+\w+)?:\/\/\/?(.*)$/s.exec(named.text);
  if (!named || !match) return null;
  const path = (match[1] ?? '').replace(/\?.*$/s, (query) => (READ_ONLY.test(query) ? query : ''));
  return { ...named, text: path === '' && !named.text.endsWith('///') ? ':memory:' : path };
}

/** The start of a text, as far as it is sure: the first piece of an f-string, the left side of a sum. */
function startOf(given: Placed, run: AppRun, depth = 0): Named | null {
  if (depth > 8) return null;
  const placed = writtenAs(given, run.imports);
  const { expression: node, scope } = placed;
  const inner = (expression: Expression): Named | null => startOf({ expression, scope }, run, depth + 1);
  const at = span(scope.module.source, node.from, node.to);
  switch (node.kind) {
    case 'string': {
      const [first] = node.parts;
      return first?.kind === 'text' && !node.bytes ? { text: plainText(node) ?? first.text, at, unless: null } : null;
    }
    case 'binary': {
      // `Path(__file__).parent / "app.db"`
      if (node.operator === '/') return joined([inner(node.left), inner(node.right)], at);
      const left = node.operator === '+' ? inner(node.left) : null;
      return left && { ...left, at };
    }
    case 'call': {
      const [first] = node.arguments;
      if (node.callee.kind === 'name' && node.callee.name === 'str' && first) return inner(first.value);
      const callee = evaluate(node.callee, scope, { imports: run.imports, steps: 0, depth: 0 });
      const name = callee.kind === 'library' ? callee.name : '';
      if (/^(os\.path\.join|pathlib\.(Pure)?(Posix)?Path)$/.test(name))
        return joined(
          node.arguments.map(({ value }) => inner(value)),
          at,
        );
      const asked = asksFor(node, scope, run.imports);
      if (!asked) return null;
      return orElse(asked.variable, asked.otherwise ? inner(asked.otherwise) : null, at, run);
    }
    case 'logical': {
      if (node.operator !== 'or') return null;
      const asked = asksFor(writtenAs({ expression: node.left, scope }, run.imports).expression, scope, run.imports);
      if (asked) return orElse(asked.variable, inner(node.right), at, run);
      return truth(node.left, scope, run) === false ? inner(node.right) : null;
    }
    case 'conditional': {
      const test = truth(node.test, scope, run);
      return test === null ? null : inner(test ? node.consequent : node.otherwise);
    }
    default:
      return null;
  }
}

/** A path of several parts, of which the last is known: below a folder that isn't, it lies beside the app as one without does. */
function joined(parts: readonly (Named | null)[], at: Span): Named | null {
  const last = parts.at(-1);
  if (!last) return null;
  const [first] = parts;
  const folder =
    parts.length > 1 && first && /^\/|^:memory:/.test(first.text) ? `${first.text.replace(/\/$/, '')}/` : '';
  return { text: `${folder}${last.text}`, at, unless: first?.unless ?? last.unless };
}

function orElse(variable: string, otherwise: Named | null, at: Span, { variables }: AppRun): Named | null {
  const value = variables.value(variable);
  if (typeof value === 'string' && value !== '') return { text: value, at, unless: null };
  return value === undefined || !otherwise ? null : { ...otherwise, unless: variable };
}

/** An app of the project's own has a model, or a page by which Django keeps something; also where the apps aren't known. */
function keepsModels(settings: FrameworkSettings, run: AppRun): boolean {
  const installed = settings.get('INSTALLED_APPS');
  const names = installed ? constantOf(installed.expression, installed.scope, run) : undefined;
  if (!Array.isArray(names)) return true;
  const apps = names.flatMap((name) => (typeof name === 'string' ? [name.replace(/\.apps\.\w+$/, '')] : []));
  const load = (modules: readonly string[]): readonly PythonModule[] =>
    apps.flatMap((app) => modules.map((module) => run.imports.load(`${app}.${module}`)).filter(isModule));
  if (load(['models']).some(({ source }) => HAS_MODELS.test(source.text))) return true;
  const texts = [...load(['views', 'urls', 'admin']), ...run.modules].map(({ source }) => source.text);
  return texts.some((text) => KEEPS_MODELS.test(text));
}

/** `DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', …}}`, written whole. */
function djangoDefault(given: Placed, run: AppRun): Named | null {
  const entry = (placed: Placed, key: string): Placed | null => {
    const dictionary = dictionaryOf(placed, run.imports);
    return dictionary?.entries.every((one) => one.key !== null) ? entryOf(dictionary, key) : null;
  };
  const database = entry(given, 'default');
  const engine = database && entry(database, 'ENGINE');
  if (!engine || constantOf(engine.expression, engine.scope, run) !== 'django.db.backends.sqlite3') return null;
  const name = entry(database, 'NAME');
  const path = name && constantOf(name.expression, name.scope, run);
  const { source } = engine.scope.module;
  return {
    text: typeof path === 'string' ? path : '',
    at: span(source, engine.expression.from, engine.expression.to),
    unless: null,
  };
}
