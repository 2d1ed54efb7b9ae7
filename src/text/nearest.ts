/** The word that was probably meant, by its beginning or by few mistakes; null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const begun = word.length < 3 ? [] : candidates.filter((candidate) => candidate.startsWith(word.toLowerCase()));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  let best: string | null = null;
  // Fewer edits than the word has letters: else it could be any other.
  let least = Math.min(Math.max(2, Math.floor(word.length / 3)) + 1, word.length);
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

/** `; did you mean X?`, or only the full stop. */
export function orNearest(word: string, candidates: readonly string[], written: (name: string) => string): string {
  const name = nearest(word, candidates);
  return name === null ? '.' : `; did you mean ${written(name)}?`;
}

/** Insertions, deletions, replacements, and swaps of neighbours. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      }
      next.push(edits);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
