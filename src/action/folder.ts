import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../workspace/usage-error.ts';

/** The folder to check. */
export interface CheckedFolder {
  /** absolute */
  readonly path: string;
  /** what to put before the paths in it, so that they start at the repository's root: `backend/`, or '' for the root */
  readonly prefix: string;
}

/**
 * The folder that the input `path` names in the checkout.
 * @throws UsageError where there is none, or it is not inside of the checkout
 */
export function checkedFolder(checkout: string, path: string): CheckedFolder {
  const root = realpathSync(checkout);
  const named = resolve(root, path);
  if (!statSync(named, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`The input \`path\` names no folder of the checkout: "${path}".`);
  }
  const folder = realpathSync(named);
  const inside = relative(root, folder).split(sep).join('/');
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside)) {
    throw new UsageError(`The input \`path\` leads out of the checkout: "${path}".`);
  }
  return { path: folder, prefix: inside === '' ? '' : `${inside}/` };
}
