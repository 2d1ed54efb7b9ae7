import type { Source } from '../text/source.ts';
import { folderOf, resolvePath } from '../workspace/workspace.ts';
import { type ListedPackages, normalName, type Requirement, readRequirement } from './requirement.ts';

/** A workspace, or a container: whatever gives the text of a path. */
export interface ReadableTree {
  read(path: string): Source | null;
}

interface Reading {
  readonly tree: ReadableTree;
  readonly packages: Requirement[];
  readonly pins: Map<string, string>;
  readonly files: Source[];
  readonly seen: Set<string>;
  open: string | null;
}

/**
 * Reads a requirements file and those that it includes, as pip does.
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/
 * @returns null where there is no such file
 */
export function readRequirementsFile(
  tree: ReadableTree,
  path: string,
): (ListedPackages & { readonly files: readonly Source[] }) | null {
  const reading: Reading = { tree, packages: [], pins: new Map(), files: [], seen: new Set(), open: null };
  if (!include(reading, path, 'packages')) return null;
  const packages = reading.packages.map((one) => ({
    ...one,
    version: one.version ?? reading.pins.get(one.name) ?? null,
  }));
  return { packages, files: reading.files, open: reading.open };
}

function include(reading: Reading, path: string, purpose: 'packages' | 'pins'): boolean {
  if (reading.seen.has(path)) return true;
  reading.seen.add(path);
  const source = reading.tree.read(path);
  if (source === null) return false;
  reading.files.push(source);
  for (const { text, start } of logicalLines(source.text)) readLine(reading, path, source, text, start, purpose);
  return true;
}

function readLine(
  reading: Reading,
  path: string,
  source: Source,
  text: string,
  start: number,
  purpose: 'packages' | 'pins',
): void {
  const included = /^(?:-r|--requirement|(-c|--constraint))(?:\s+|=|(?<=-[rc]))(\S+)/.exec(text);
  if (included?.[2]) {
    const inner = beside(path, included[2]);
    const found = inner !== null && include(reading, inner, included[1] ? 'pins' : purpose);
    if (!found) reading.open ??= `\`${included[2]}\`, which ${source.path} includes, is not in the repository`;
    return;
  }
  if (/^(?:-e|--editable)\b/.test(text) || isDirect(text)) {
    reading.open ??= `${source.path} installs \`${text}\`, whose content is not known`;
    return;
  }
  if (text.startsWith('-')) return;
  const written = text.replace(/\s+--(?:hash|config-settings|global-option|install-option)\b.*$/s, '').trimEnd();
  const requirement = readRequirement(written, source, start);
  if (requirement === 'unreadable') reading.open ??= `${source.path} has a line that is no requirement: \`${text}\``;
  else if (requirement === null) return;
  else if (purpose === 'packages') reading.packages.push(requirement);
  else if (requirement.version !== null) reading.pins.set(normalName(requirement.name), requirement.version);
}

/** A path, an archive or a repository instead of a name: what it installs can't be told. */
function isDirect(text: string): boolean {
  return /^(?:[\w+.-]+:\/\/|git\+|\.{0,2}\/|\.\.?(?:$|\[)|[^\s;@]+\.(?:whl|zip|tar\.gz|tgz)(?:$|[\s;]))/.test(text);
}

/** Lines without comments, those that a backslash continues joined; at their place in the file. */
function* logicalLines(text: string): Generator<{ readonly text: string; readonly start: number }> {
  const line = /(?:[^\r\n\\]+|\\(?!\r?\n)|\\\r?\n)+/g;
  for (const match of text.matchAll(line)) {
    const whole = match[0].replace(/(^|[ \t])#[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
    const start = match.index + (whole.length - whole.trimStart().length);
    const content = whole.trim().replace(/\s*\\\r?\n\s*/g, ' ');
    if (content !== '') yield { text: content, start };
  }
}

function beside(path: string, other: string): string | null {
  if (other.includes('://')) return null;
  const resolved = resolvePath(folderOf(path), other);
  return resolved !== null && path.startsWith('/') ? `/${resolved}` : resolved;
}
