import type { Note } from '../workspace/workspace.ts';
import { clean, cleanOneLine } from './clean.ts';
import type { TerminalOptions } from './terminal.ts';

/** What could not be read or understood, one line each, with its place. */
export function unreadLines(notes: readonly Note[], { paint, prefix }: TerminalOptions): readonly string[] {
  return notes.map(({ message, file, line, column }) => {
    const place = [file, ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])])].join(':');
    return `${paint.severity('note', 'not read:')} ${prefix}${clean(place)}: ${cleanOneLine(message)}`;
  });
}
