import { type Process, serverProcess } from '../launch/launch.ts';
import { type Source, type Span, span } from '../text/source.ts';
import type { TracedText } from '../text/traced.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { Edit, Label, Subject } from './rule.ts';

/** The characters to change for something that the launch lacks: the command that starts the server, else the site. */
export function launchPlace({ launch, deployment }: Subject): Span {
  const process = serverProcess(launch);
  return process?.span ?? (launch.command ? spanOf(launch.command) : null) ?? deployment.span;
}

/** The characters that wrote a setting; where no file did, those that start the server. */
export function settingPlace(value: Value | undefined, subject: Subject): Span {
  return (value ? spanOf(value) : null) ?? launchPlace(subject);
}

/** The place that wrote a value, as a label; none where no file did. */
export function labelOf(message: string, value: Value | undefined): readonly Label[] {
  const at = value ? spanOf(value) : null;
  return at ? [{ message, at }] : [];
}

/** An edit of a number that stands in its file as it is; null for one that was computed. */
export function numberEdit(value: Value | undefined, text: string, safe = false): Edit | null {
  const at = value?.kind === 'number' ? spanOf(value) : null;
  if (!at || value?.kind !== 'number') return null;
  return at.source.text.slice(at.start, at.end) === String(value.value) ? { at, text, safe } : null;
}

/** An edit of `true` or `false` that stands in its file as it is; null for one that was computed. */
export function booleanEdit(value: Value | undefined, to: boolean, safe = false): Edit | null {
  const at = value?.kind === 'boolean' ? spanOf(value) : null;
  if (!at || value?.kind !== 'boolean') return null;
  const written = at.source.text.slice(at.start, at.end).toLowerCase();
  return written === String(value.value) ? { at, text: String(to), safe } : null;
}

/** An edit of a text that stands in its file character for character; null for any other. */
export function textEdit(text: TracedText | undefined, replacement: string, safe = false): Edit | null {
  const at = text?.editableSpan() ?? null;
  return at ? { at, text: replacement, safe } : null;
}

/** Takes `--name value` or `--name=value` out of a command line, with the blank before it; null where it isn't one. */
export function withoutOption(value: Value | undefined, names: readonly string[], safe = false): Edit | null {
  const at = value ? spanOf(value) : null;
  if (!at) return null;
  const line = at.source.text.slice(at.source.text.lastIndexOf('\n', at.start - 1) + 1, at.start);
  const option = names
    .map((name) => new RegExp(`[ \\t]+${name}(?:=|[ \\t]+${name.startsWith('--') ? '' : '|'})$`).exec(line))
    .find((match) => match !== null);
  return option ? { at: withBlanks(at.source, at.start - option[0].trimStart().length, at.end), text: '', safe } : null;
}

/** Takes an option that has no value out of a command line, with the blank before it; null where it isn't one. */
export function withoutFlag(value: Value | undefined, names: readonly string[], safe = false): Edit | null {
  const at = value ? spanOf(value) : null;
  if (!at || !names.includes(at.source.text.slice(at.start, at.end))) return null;
  return { at: withBlanks(at.source, at.start, at.end), text: '', safe };
}

/** A word with the blanks before it; where it begins its line, with those after it, and with the line where it has one of its own. */
function withBlanks(source: Source, from: number, to: number): Span {
  const { text } = source;
  const blanks = /[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const start = from - blanks;
  if (text.charAt(start - 1) !== '\n') return span(source, start, to);
  const after = (pattern: RegExp): number | undefined => pattern.exec(text.slice(to))?.[0].length;
  // The last of several lines that are joined by a backslash: the one before it is the last now.
  const joint = /[ \t]*\\\r?\n$/.exec(text.slice(0, start))?.[0].length;
  if (joint !== undefined && after(/^[ \t]*(\r?\n|$)/) !== undefined) return span(source, start - joint, to);
  const line = after(/^[ \t]*\\?\r?\n/);
  return line === undefined ? span(source, from, to + (after(/^[ \t]*/) ?? 0)) : span(source, start, to + line);
}

/** Turns a switch off that is written as a flag of a command line, or as `True` in a config file; null for any other. */
export function switchedOff(value: Value | undefined, flags: readonly string[], safe = false): Edit | null {
  return withoutFlag(value, flags, safe) ?? booleanEdit(value, false, safe);
}

/** Puts words before the first word after the program; null where that isn't written as it is. */
export function withWords(process: Process, words: string, safe = false): Edit | null {
  const first = process.argv[0]?.editableSpan();
  return first ? { at: span(first.source, first.start, first.start), text: `${words} `, safe } : null;
}
