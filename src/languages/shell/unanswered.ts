import { madeUpBy } from '../../text/made-up.ts';
import { TracedText } from '../../text/traced.ts';
import { excerpt } from './code.ts';
import type { Place } from './engine.ts';
import type { Process } from './process.ts';
import { type Status, statusOf } from './status.ts';

/** A tool whose answer isn't worked out: its output and its status are unknown. */
export function unanswered(shell: Process, place: Place): Status {
  const command = excerpt(place.code, place);
  const at = place.code.text.spanOf(place.pos, place.end);
  const madeUp = madeUpBy(command);
  // the same of the same command, but for what is another text each time
  const key =
    madeUp && at ? `${at.source.path}:${at.start}:${shell.evaluation.timesAt(at)}` : `${shell.cwd}: ${command}`;
  const standing = shell.input.text.holes.some((hole) => hole.standing);
  shell.write(
    TracedText.hole(
      { reason: `what \`${command}\` prints is not known`, key, standing, ...(madeUp && { madeUp }) },
      at,
    ),
  );
  return statusOf(command, standing, standing ? 'fails' : 'succeeds');
}
