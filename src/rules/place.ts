import { serverProcess } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { Edit, Subject } from './rule.ts';

/** The characters to change for something that the launch lacks: the command that starts the server, else the site. */
export function launchPlace({ launch, deployment }: Subject): Span {
  const process = serverProcess(launch);
  return process?.span ?? (launch.command ? spanOf(launch.command) : null) ?? deployment.span;
}

/** The characters that wrote a setting; where no file did, those that start the server. */
export function settingPlace(value: Value | undefined, subject: Subject): Span {
  return (value ? spanOf(value) : null) ?? launchPlace(subject);
}

/** An edit of a number that stands in its file as it is; null for one that was computed. */
export function numberEdit(value: Value | undefined, text: string, safe = false): Edit | null {
  const at = value?.kind === 'number' ? spanOf(value) : null;
  if (!at || value?.kind !== 'number') return null;
  return at.source.text.slice(at.start, at.end) === String(value.value) ? { at, text, safe } : null;
}
