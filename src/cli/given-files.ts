import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type Baseline, readBaseline } from '../suppress/baseline.ts';
import { Source } from '../text/source.ts';
import { decode } from '../workspace/decode.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { Given } from './request.ts';
import type { Shell } from './shell.ts';

/** Larger than any file that a person writes for us. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * The config file that `--config` names, with its path from the folder that is checked.
 * @throws UsageError where it can't be read
 */
export function givenConfig(options: Given, folder: string | null, shell: Shell): { readonly config?: Source } {
  const named = options.values.get('config')?.[0];
  if (named === undefined) return {};
  const place = resolve(shell.folder, named);
  const path = relative(resolve(shell.folder, folder ?? '.'), place);
  return { config: new Source(path.split(sep).join('/'), textOf(place, named, 'config')) };
}

/**
 * The baseline that `--baseline` names.
 * @throws UsageError where it can't be read
 */
export function givenBaseline(options: Given, shell: Shell): { readonly baseline?: Baseline } {
  const named = options.values.get('baseline')?.[0];
  if (named === undefined) return {};
  const place = resolve(shell.folder, named);
  if (!existsSync(place)) {
    throw new UsageError(`There is no baseline "${named}": --baseline ${named} --update-baseline writes it.`);
  }
  return { baseline: readBaseline(named, textOf(place, named, 'baseline')) };
}

function textOf(place: string, named: string, option: string): string {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file "${named}" for --${option}.`);
  if (!found.isFile()) throw new UsageError(`"${named}" is no file; --${option} takes one.`);
  if (found.size > MOST_BYTES) throw new UsageError(`"${named}" is larger than 10 MiB and is not read.`);
  const decoded = decode(readFileSync(place));
  if ('problem' in decoded) throw new UsageError(`"${named}": ${decoded.problem}.`);
  return decoded.text;
}
