import type { Process } from './process.ts';
import type { Status } from './status.ts';

/**
 * Whether a command succeeded. A program whose status nobody can know is taken to succeed where people write the next
 * command for that case (`assume`), which is noted; all else that can't be known is followed both ways.
 */
export function succeeded(shell: Process, status: Status, assume: boolean): boolean {
  if (typeof status === 'number') return status === 0;
  if (assume && status.program) {
    shell.evaluation.assumptions.add(status.succeeds);
    return true;
  }
  const { succeeds, fails, key, likely } = status;
  const { world } = shell.evaluation;
  const standing = status.standing && world.succeeds === true;
  const failsFirst = likely === 'fails' && world.succeeds === true;
  const empty = status.ifEmpty === undefined ? null : (status.ifEmpty === 'fails') === failsFirst ? 0 : 1;
  const labels = failsFirst ? [fails, succeeds] : [succeeds, fails];
  return (shell.evaluation.choose(labels, key, { standing, empty }) === 0) !== failsFirst;
}
