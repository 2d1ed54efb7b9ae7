import type { Source } from '../text/source.ts';
import { normalName } from './requirement.ts';

/** The packages of a lock file: all that is installed, with its version. */
export type Locked = ReadonlyMap<string, string>;

/** `poetry.lock` and `uv.lock`: each package's name stands right before its version. */
export function lockedVersions(lock: Source): Locked {
  const found = lock.text.matchAll(/^name = "([^"\n]+)"\r?\nversion = "([^"\n]+)"/gm);
  return new Map([...found].map(([, name = '', version = '']) => [normalName(name), version]));
}

/** `Pipfile.lock`: JSON, as pipenv writes it. */
export function pipfileVersions(lock: Source): Locked {
  const main = lock.text.slice(Math.max(lock.text.indexOf('"default"'), 0)).split('"develop"')[0] ?? '';
  const found = main.matchAll(/"([^"\n]+)": \{[^{}]*"version": "==([^"\n]+)"/g);
  return new Map([...found].map(([, name = '', version = '']) => [normalName(name), version]));
}
