import type { TracedText } from '../../text/traced.ts';
import type { ShellRun } from './world.ts';

/** What files hold that a script has written; of several ways through it, the first counts. */
export function writtenBy({ ends }: ShellRun): ReadonlyMap<string, TracedText> {
  return new Map(ends.toReversed().flatMap((end) => [...end.files]));
}
