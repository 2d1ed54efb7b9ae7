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
 * Where lines that stand one below the other in the checkout stand in the pull request's head.
 * @returns null where one part of the diff doesn't show all of them
 */
export function linesInHead(
  lines: ShownLines,
  numbers: readonly number[],
  texts: readonly string[],
): { readonly first: number; readonly last: number } | null {
  const found = numbers.map((number, at) => lineInHead(lines, number, texts[at] ?? ''));
  const [first] = found;
  if (first === undefined || first === null) return null;
  const together = found.every((line, at) => line === first + at);
  const last = first + numbers.length - 1;
  return together && lines.get(first)?.hunk === lines.get(last)?.hunk ? { first, last } : null;
}

/**
 * Where a line of the checkout stands in the pull request's head. The checkout may be the head's merge with the base, in
 * which lines stand elsewhere: the line is the one with the same text, if only one has it.
 * @returns null where the diff doesn't show it
 */
function lineInHead(lines: ShownLines, number: number, text: string): number | null {
  if (lines.get(number)?.text === text) return number;
  const same = [...lines].filter(([, shown]) => shown.text === text);
  return same.length === 1 ? (same[0]?.[0] ?? null) : null;
}
