import { type Source, span } from '../text/source.ts';
import { extrasOf, normalName, type Requirement } from './requirement.ts';

/** A line of a requirements file that names no package but a place to get one from. */
export type DirectRequirement =
  | { readonly kind: 'package'; readonly requirement: Requirement }
  /** a folder, as written, and which of its extras */
  | { readonly kind: 'folder'; readonly path: string; readonly extras: readonly string[] }
  /** what it installs can't be told */
  | { readonly kind: 'unknown' };

const URL = /^(?:[a-z][a-z0-9+.-]*:\/\/|git\+|git@)/i;
const ARCHIVE = /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)(?:$|[\s;#])/;

/**
 * `./lib`, `.[extra]`, `git+https://…#egg=name`, `https://…/name-1.0-py3-none-any.whl`
 * (https://pip.pypa.io/en/stable/reference/requirements-file-format/).
 * @returns null for a line that names a package
 */
export function directRequirement(text: string, source: Source, start: number): DirectRequirement | null {
  const [first = ''] = text.split(/\s+/, 1);
  const named = (name: string, version: string | null, extras = ''): DirectRequirement => ({
    kind: 'package',
    requirement: {
      name: normalName(name),
      extras: extrasOf(extras),
      specifier: '',
      version,
      span: span(source, start, start + text.length),
    },
  });
  if (URL.test(first) || ARCHIVE.test(first)) {
    const [, egg, extras] = /[#&]egg=([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?/.exec(first) ?? [];
    if (egg !== undefined) return named(egg, null, extras);
    const [, wheel, version] =
      /(?:^|\/)([A-Za-z0-9_.]+)-(\d[\w.!+]*)-(?:\d\w*-)?\w[\w.]*-\w+-[\w.]+\.whl/.exec(first) ?? [];
    if (wheel !== undefined && version !== undefined) return named(wheel, version);
    return { kind: 'unknown' };
  }
  if (!/^(?:\.{1,2}(?:$|[/[])|\/|[^\s;@=<>!~[]+\/)/.test(first)) return null;
  const [bracket = '', extras = ''] = /\[([^\]]*)\]$/.exec(first) ?? [];
  return { kind: 'folder', path: first.slice(0, first.length - bracket.length), extras: extrasOf(extras) };
}
