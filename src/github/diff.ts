/** The lines of a file's new side that a diff shows, by number: only these can be commented on. */
export type ShownLines = ReadonlyMap<number, { readonly text: string; readonly hunk: number }>;

/** Reads the `patch` that GitHub gives for a changed file (a unified diff without its file header). */
export function shownLines(patch: string): ShownLines {
  const lines = new Map<number, { readonly text: string; readonly hunk: number }>();
  let number = 0;
  let hunk = 0;
  for (const line of patch.split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (start) {
      number = Number(start[1]);
      hunk++;
    } else if (line.startsWith('+') || line.startsWith(' ')) {
      // Of a file with carriage returns, as the checkout's own lines are given: without them.
      lines.set(number, { text: line.slice(1).replace(/\r$/, ''), hunk });
      number++;
    }
  }
  return lines;
}

/**
 * Where a line of the checkout stands in the pull request's head. The checkout may be the head's merge with the base, in
 * which lines stand elsewhere: the line is the one with the same text, if only one has it.
 * @returns null where the diff doesn't show it
 */
export function lineInHead(lines: ShownLines, number: number, text: string): number | null {
  if (lines.get(number)?.text === text) return number;
  const same = [...lines].filter(([, shown]) => shown.text === text);
  return same.length === 1 ? (same[0]?.[0] ?? null) : null;
}
