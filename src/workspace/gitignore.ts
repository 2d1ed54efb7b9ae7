import ignore, { type Ignore } from 'ignore';

/** The ignore rules that hold in a folder: those of its own `.gitignore` after those of the folders above it. */
export interface IgnoreRules {
  /** @param path from the root; a folder's ends with a slash */
  ignores(path: string): boolean;
  readonly count: number;
  readonly matcher: Ignore;
}

/** More rules than any real project has; each is tried on each file. */
const MAX_RULES = 2_000;

/**
 * Adds the rules of a `.gitignore` to those that hold above it.
 * @param folder the folder that holds the file; '' for the root
 * @returns the rules, and how many lines were left out because they could take too long to match
 */
export function withRules(
  above: IgnoreRules | null,
  folder: string,
  text: string,
): { readonly rules: IgnoreRules; readonly leftOut: number } {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(NUMBERS, '.[0-9]*'));
  const room = MAX_RULES - (above?.count ?? 0);
  const taken = lines.filter(isCheap).slice(0, Math.max(room, 0));
  const matcher = ignore({ ignorecase: false });
  if (above) matcher.add(above.matcher);
  matcher.add(folder === '' ? taken : taken.map((line) => anchored(folder, line)));
  return {
    rules: {
      matcher,
      count: (above?.count ?? 0) + taken.length,
      ignores: (path) => matcher.ignores(path),
    },
    leftOut: lines.length - taken.length,
  };
}

/** `report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json` stands in GitHub's own `.gitignore` for Node.js: one number does. */
const NUMBERS = /(?:\.\[0-9\]\*){2,}/g;

/** Each `*` multiplies the ways in which a pattern can be tried on a name, so a pattern of very many could take hours. */
function isCheap(line: string): boolean {
  const wildcards = line.match(/\*+/g)?.length ?? 0;
  return wildcards <= 3 || (wildcards <= 6 && line.split('/').every((step) => (step.match(/\*+/g)?.length ?? 0) <= 3));
}

/** A pattern of a nested `.gitignore`, as the root's would write it (https://git-scm.com/docs/gitignore#_pattern_format). */
function anchored(folder: string, line: string): string {
  const negated = line.startsWith('!');
  const pattern = negated ? line.slice(1) : line.replace(/^\\(?=[!#])/, '');
  const here = `/${folder.replace(/[\\*?[\]!#]/g, '\\$&')}/`;
  const bound = pattern.replace(/\s+$/, '').replace(/\/$/, '').includes('/');
  return `${negated ? '!' : ''}${here}${bound ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
