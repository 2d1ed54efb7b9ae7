import { type Source, span } from '../text/source.ts';
import { markerHolds } from './marker.ts';
import {
  exactVersion,
  extrasOf,
  type ListedPackages,
  normalName,
  type Requirement,
  readRequirement,
} from './requirement.ts';
import { type TomlEntry, type TomlString, tomlEntries, tomlStrings } from './toml-entries.ts';

/**
 * The packages of a `pyproject.toml`: `[project]` (https://peps.python.org/pep-0621/) or Poetry's own table.
 * Groups are left out: a deployment installs the main ones.
 * @param extras those that are asked for by name (`-e .[web]`), as `normalName` writes them
 * @returns null where the file is no project with dependencies (a tool's settings alone)
 */
export function readProjectFile(source: Source, extras: readonly string[] = []): ListedPackages | null {
  const entries = tomlEntries(source);
  const list = entries.find(({ table, key }) => nameOf(table, key) === 'project.dependencies');
  const optional = extrasIn(entries, extras);
  const poetry = entries.filter(({ table }) => table === 'tool.poetry.dependencies');
  const dynamic = entries.find(({ table, key }) => nameOf(table, key) === 'project.dynamic');
  const open = dynamic && tomlStrings(dynamic.value).some(({ text }) => text === 'dependencies');
  if (!list && poetry.length === 0 && optional.length === 0 && !open) return null;
  const listed = [...(list ? tomlStrings(list.value) : []), ...optional].map(({ text, span: place }) =>
    readRequirement(text, source, place.start),
  );
  const unreadable = listed.includes('unreadable');
  const wanted = new Set(poetryExtras(entries, extras));
  return {
    packages: [
      ...listed.filter((one) => one !== null && one !== 'unreadable'),
      ...poetry.flatMap((entry) => fromTable(entry, wanted)),
    ],
    open: open
      ? `the dependencies in ${source.path} are made when it is built`
      : unreadable
        ? `${source.path} has a dependency that is no requirement`
        : null,
  };
}

/** The packages of a `Pipfile`, without those for development. https://pipenv.pypa.io/en/latest/pipfile.html */
export function readPipfile(source: Source): ListedPackages {
  const packages = tomlEntries(source)
    .filter(({ table }) => table === 'packages')
    .flatMap((entry) => fromTable(entry));
  return { packages, open: null };
}

/** `web = ["fastapi", "uvicorn"]` for each extra that is asked for, and those that they name again: `all = ["orders[web]"]`. */
function extrasIn(entries: readonly TomlEntry[], extras: readonly string[]): readonly TomlString[] {
  const project = entries.find(({ table, key }) => nameOf(table, key) === 'project.name');
  const own = project && tomlStrings(project.value)[0]?.text;
  const strings: TomlString[] = [];
  const asked = new Set(extras);
  for (const extra of asked) {
    const list = entries.find(
      ({ table, key }) => table === 'project.optional-dependencies' && normalName(key) === extra,
    );
    for (const one of list ? tomlStrings(list.value) : []) {
      const [, name = '', more = ''] = /^([^[\s]+)\[([^\]]*)\]$/.exec(one.text) ?? [];
      if (own !== undefined && normalName(name) === normalName(own)) for (const each of extrasOf(more)) asked.add(each);
      else strings.push(one);
    }
  }
  return strings;
}

/** Poetry's extras name dependencies that are optional otherwise. */
function poetryExtras(entries: readonly TomlEntry[], extras: readonly string[]): readonly string[] {
  return entries
    .filter(({ table, key }) => table === 'tool.poetry.extras' && extras.includes(normalName(key)))
    .flatMap(({ value }) => tomlStrings(value).map(({ text }) => normalName(text)));
}

/** `name = "==1.2"`, `name = "1.2"` (Poetry: exactly that), `name = { version = "…", optional = true }`. */
function fromTable({ key, value }: TomlEntry, optional: ReadonlySet<string> = new Set()): readonly Requirement[] {
  const name = normalName(key.split('.')[0] ?? key);
  const text = value.source.text.slice(value.start, value.end).trim();
  if (name === 'python' || (/\boptional\s*=\s*true\b/.test(text) && !optional.has(name))) return [];
  const given = /^(['"])(.*)\1$/.exec(text)?.[2] ?? /\bversion\s*=\s*(['"])(.*?)\1/.exec(text)?.[2] ?? '';
  const marker = /\bmarkers\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(text);
  if (marker && markerHolds(marker[1] ?? marker[2] ?? '', null) === false) return [];
  return [
    {
      name,
      extras: extrasOf(/\bextras\s*=\s*\[([^\]]*)\]/.exec(text)?.[1] ?? ''),
      specifier: given === '*' ? '' : given,
      version: /^\d+\.\d+[\w.+-]*$/.test(given) ? given : exactVersion(given),
      span: span(value.source, value.start, value.start + text.length),
    },
  ];
}

function nameOf(table: string, key: string): string {
  return table === '' ? key : `${table}.${key}`;
}
