import { type Source, type Span, span } from '../text/source.ts';
import { markerHolds } from './marker.ts';

/** One package that an app asks for. */
export interface Requirement {
  /** normalised: lower case, with single hyphens (https://peps.python.org/pep-0503/#normalized-names) */
  readonly name: string;
  /** `uvicorn[standard]` */
  readonly extras: readonly string[];
  /** `>=20,<24` as written; '' for none */
  readonly specifier: string;
  /** the one version that fits, where `==` or a lock file names it; null where several may */
  readonly version: string | null;
  /** the whole requirement */
  readonly span: Span;
}

/** All that is installed for an app, as far as its files tell. */
export interface Requirements {
  readonly packages: readonly Requirement[];
  /** the names of all packages that are installed, those that others ask for included; null where no file lists them */
  readonly locked: ReadonlySet<string> | null;
  /** folders of the tree that are themselves installed as packages (`-e .`, a project file that is built) */
  readonly projects: readonly string[];
  /** the files that were read, in order */
  readonly files: readonly Source[];
  /** set where more may be installed, or some of it not, that can't be told: why */
  readonly open: string | null;
}

/** What a file says: its packages, and why that may not be all. */
export interface ListedPackages {
  readonly packages: readonly Requirement[];
  readonly open: string | null;
}

export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/s;

/**
 * Reads one requirement (https://peps.python.org/pep-0508/).
 * @param text the requirement alone, which stands in the file at `start`
 * @returns null for one that isn't for Linux; `unreadable` for what is no requirement
 */
export function readRequirement(text: string, source: Source, start: number): Requirement | null | 'unreadable' {
  const direct = /\s@\s/.test(text);
  const semicolon = direct ? text.search(/\s;/) : text.indexOf(';');
  const specification = semicolon < 0 ? text : text.slice(0, semicolon);
  const marker = semicolon < 0 ? '' : text.slice(semicolon).replace(/^\s*;/, '');
  if (marker.trim() !== '' && markerHolds(marker, null) === false) return null;
  const [, name, extras = '', rest = ''] = NAME.exec(specification.trim()) ?? [];
  if (name === undefined || !/^$|^[(<>=!~@]/.test(rest.trim())) return 'unreadable';
  return {
    name: normalName(name),
    extras: extrasOf(extras),
    specifier: rest.startsWith('@') ? '' : rest.trim(),
    version: exactVersion(rest),
    span: span(source, start, start + text.length),
  };
}

export function extrasOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((extra) => normalName(extra.trim().replace(/^['"]|['"]$/g, '')))
    .filter((extra) => extra !== '');
}

/** `==1.2.3` and nothing else. */
export function exactVersion(specifier: string): string | null {
  return /^\(?\s*={2,3}\s*v?(\d[0-9A-Za-z.+!-]*)\s*\)?$/.exec(specifier.trim())?.[1] ?? null;
}
