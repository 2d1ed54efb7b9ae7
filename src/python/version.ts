/** -1, 0 or 1, by the numbers of two versions (https://peps.python.org/pep-0440/); pre-releases count as their release. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbers(one), numbers(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function numbers(version: string): readonly number[] {
  const release = /^\s*v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '0';
  return release.split('.').map(Number);
}

/**
 * Whether a specifier (`>=20,<24`, `~=23.0`; Poetry's `^23`, `~23.1`) lets a version in; null for one that isn't understood.
 * @param version numbers alone: '26.0.0'
 */
export function admits(specifier: string, version: string): boolean | null {
  const parts = specifier
    .replace(/^\(|\)$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '*');
  let all: boolean | null = true;
  for (const part of parts) {
    const one = admitsOne(part, version);
    if (one === false) return false;
    if (one === null) all = null;
  }
  return all;
}

function admitsOne(part: string, version: string): boolean | null {
  const [, operator = '', given = ''] =
    /^(===?|!=|~=|<=?|>=?|\^|~)?\s*v?(\d[0-9A-Za-z.+!]*(?:\.\*)?)$/.exec(part) ?? [];
  if (given === '') return null;
  const wild = given.endsWith('.*');
  const base = wild ? given.slice(0, -2) : given;
  const order = compareVersions(version, base);
  switch (operator) {
    case '==':
    case '===':
    case '':
      return wild ? within(version, base, base.split('.').length) : order === 0;
    case '!=':
      return wild ? !within(version, base, base.split('.').length) : order !== 0;
    case '~=':
      return order >= 0 && within(version, base, Math.max(base.split('.').length - 1, 1));
    case '~':
      return order >= 0 && within(version, base, Math.min(base.split('.').length, 2));
    case '^':
      return order >= 0 && within(version, base, significant(base));
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return null;
  }
}

/** The first `count` numbers are the same. */
function within(version: string, base: string, count: number): boolean {
  const [left, right] = [numbers(version), numbers(base)];
  return Array.from({ length: count }, (_, at) => (left[at] ?? 0) === (right[at] ?? 0)).every(Boolean);
}

/** A caret keeps all up to the first number that isn't zero. */
function significant(base: string): number {
  const first = numbers(base).findIndex((number) => number !== 0);
  return first < 0 ? base.split('.').length : first + 1;
}
