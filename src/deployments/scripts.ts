import type { Scope } from '../surfaces/facts.ts';
import { SCRIPT_FILE } from '../text/script-file.ts';

/** Something is done by a script that no workflow runs: somebody may run it, or not. */
export function isScript({ file }: Scope): boolean {
  return SCRIPT_FILE.test(file);
}
