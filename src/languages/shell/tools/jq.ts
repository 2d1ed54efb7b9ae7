import { oneOutput } from '../../../text/template-output.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { inputOf } from './files.ts';

/** `jq -r .apiName.value` of all outputs of a deployment is one of them; nothing else of jq is worked out. */
export function jq(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [filter, ...files] = words.filter(({ string }) => !string.startsWith('-'));
  const text = filter ? inputOf(shell, files) : null;
  const [hole, ...others] = text instanceof TracedText ? text.holes : [];
  const key = others.length === 0 ? oneOutput(hole?.key, filter?.string ?? '') : null;
  if (!hole || key === null) return unanswered(shell, place);
  const output = TracedText.hole({ reason: hole.reason, key }, place.code.text.spanOf(place.pos, place.end));
  shell.write(output.concat(TracedText.of('\n')));
  return 0;
}
