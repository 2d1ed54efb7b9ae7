import { SETTINGS, type SettingRow, VERSIONS, type Version } from './settings-table.ts';

export const NEWEST_VERSION: Version = VERSIONS[VERSIONS.length - 1] ?? '26.1.0';

/** The settings of one release. */
export interface Release {
  readonly version: Version;
  /** by name, in the order in which gunicorn defines them */
  readonly settings: ReadonlyMap<string, SettingRow>;
}

const releases = new Map<Version, Release>();

/**
 * The release that a version stands for: itself, else the newest one known that isn't newer; the oldest known for
 * what is older.
 */
export function releaseOf(version: string): Release {
  const wanted = numbersOf(version);
  const found = VERSIONS.findLast((known) => compareNumbers(numbersOf(known), wanted) <= 0) ?? VERSIONS[0];
  let release = releases.get(found);
  if (!release) {
    release = { version: found, settings: settingsOf(found) };
    releases.set(found, release);
  }
  return release;
}

/** Whether a release is at least as new as another. */
export function isAtLeast(version: Version, other: Version): boolean {
  return VERSIONS.indexOf(version) >= VERSIONS.indexOf(other);
}

function settingsOf(version: Version): ReadonlyMap<string, SettingRow> {
  const at = VERSIONS.indexOf(version);
  return new Map(
    SETTINGS.filter(({ since, until }) => {
      const from = since === undefined ? 0 : VERSIONS.indexOf(since);
      const to = until === undefined ? VERSIONS.length - 1 : VERSIONS.indexOf(until);
      return from <= at && at <= to;
    }).map((row) => [row.name, row]),
  );
}

/** `23.0` is 23, 0; what follows the numbers (`rc1`, `.post2`) doesn't count. */
function numbersOf(version: string): readonly number[] {
  return (/^\s*v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '').split('.').map(Number);
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
