import { commandWith } from '../capacity/gunicorn-command.ts';
import { type Launch, serverProcess } from '../launch/launch.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../text/source.ts';
import type { Shown } from './hidden.ts';

/**
 * The command to copy: where a rule names only the options to change, the whole gunicorn command with them, if the place to
 * change is that command and it is the same in all environments.
 */
export function wholeCommand({ fix, at, subjects }: Finding, shown: Shown): string | null {
  const command = fix?.command ?? null;
  if (command === null) return null;
  const wholes = new Set(subjects.map(({ launch }) => (isWrittenIn(at, launch) ? commandWith(launch, command) : null)));
  const [whole] = wholes.size === 1 ? wholes : [];
  // A secret that had to be masked can't be copied.
  return whole && shown.words(whole) === whole ? whole : shown.words(command);
}

function isWrittenIn({ source, start, end }: Span, launch: Launch): boolean {
  const words = serverProcess(launch)?.argv ?? [];
  return words.some(({ pieces }) =>
    pieces.some(({ span }) => span !== null && span.source === source && span.start < end && start < span.end),
  );
}
