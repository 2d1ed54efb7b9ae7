import type { Scope } from '../surfaces/facts.ts';

/** Something is done by a script that no workflow runs: somebody may run it, or not. */
export function isScript({ file }: Scope): boolean {
  return /\.(sh|bash|ps1)$/i.test(file);
}
