import type { ChangedFile } from '../fix/fix.ts';
import { type Change, lineChanges } from '../fix/line-diff.ts';
import type { Result } from '../result.ts';
import { Source } from '../text/source.ts';
import { clean, withoutWorkflowCommands } from './clean.ts';
import { shownOf } from './hidden.ts';

/** Lines that are shown before and after a change. */
const CONTEXT = 3;

/**
 * What edits change, as `git apply` takes it. Secrets are masked, as everywhere.
 * @param before the run on the files as they are
 * @param after the run on the changed ones
 * @param prefix what stands before each path: `backend/`, or ''
 */
export function diffReport(files: readonly ChangedFile[], before: Result, after: Result, prefix: string): string {
  const [shownBefore, shownAfter] = [shownOf(before), shownOf(after)];
  const diffs = files
    .map(({ before: source, after: text }) => {
      const changed = new Source(source.path, text);
      const path = clean(prefix + source.path);
      const hunks = hunksOf(linesOf(source.text), linesOf(text), {
        before: (line) => shownBefore.line(source, line + 1),
        after: (line) => shownAfter.line(changed, line + 1),
      });
      return `--- a/${path}\n+++ b/${path}\n${hunks}`;
    })
    .join('');
  return withoutWorkflowCommands(diffs);
}

/** Without what can't be seen, which a tab is not. */
function cleanKeepingTabs(line: string): string {
  return line.split('\t').map(clean).join('\t');
}

/** A line as it may be shown, by its number from 0. */
interface Lines {
  before(line: number): string;
  after(line: number): string;
}

/** Each with its line end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function hunksOf(before: readonly string[], after: readonly string[], shown: Lines): string {
  return groups(lineChanges(before, after))
    .map((changes) => hunk(changes, before, after, shown))
    .join('');
}

/** Changes whose context would touch stand in one hunk. */
function groups(changes: readonly Change[]): readonly (readonly Change[])[] {
  const grouped: Change[][] = [];
  for (const change of changes) {
    const last = grouped.at(-1);
    const end = last?.at(-1)?.before[1];
    if (last && end !== undefined && change.before[0] - end <= 2 * CONTEXT) last.push(change);
    else grouped.push([change]);
  }
  return grouped;
}

function hunk(changes: readonly Change[], before: readonly string[], after: readonly string[], shown: Lines): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return '';
  const from = Math.max(first.before[0] - CONTEXT, 0);
  const to = Math.min(last.before[1] + CONTEXT, before.length);
  const shift = first.after[0] - first.before[0];
  const end = to + last.after[1] - last.before[1];
  const lines: string[] = [];
  const write = (mark: string, raw: string | undefined, text: string): void => {
    const written = raw ?? '';
    const lineEnd = /[\r\n]+$/.exec(written)?.[0];
    lines.push(`${mark}${cleanKeepingTabs(text)}${lineEnd ?? '\n\\ No newline at end of file\n'}`);
  };
  let at = from;
  for (const change of changes) {
    for (; at < change.before[0]; at++) write(' ', before[at], shown.before(at));
    for (; at < change.before[1]; at++) write('-', before[at], shown.before(at));
    for (let line = change.after[0]; line < change.after[1]; line++) write('+', after[line], shown.after(line));
  }
  for (; at < to; at++) write(' ', before[at], shown.before(at));
  return `@@ -${range(from, to)} +${range(from + shift, end)} @@\n${lines.join('')}`;
}

/** Line and count; of no lines, the line before. */
function range(from: number, to: number): string {
  const count = to - from;
  return count === 1 ? `${from + 1}` : `${count === 0 ? from : from + 1},${count}`;
}
