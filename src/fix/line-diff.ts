/** Lines that a change replaces, by their numbers from 0: `before[start, end)` becomes `after[start, end)`. */
export interface Change {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** More differing lines than this are one change. */
const MOST = 2_000;

/** What was changed between two lists of lines, by Myers' greedy algorithm (https://doi.org/10.1007/BF01840446). */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [from, to] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return changesBetween(from, to).map((change) => ({
    before: [change.before[0] + head, change.before[1] + head],
    after: [change.after[0] + head, change.after[1] + head],
  }));
}

function changesBetween(from: readonly string[], to: readonly string[]): readonly Change[] {
  if (from.length === 0 && to.length === 0) return [];
  const whole: Change = { before: [0, from.length], after: [0, to.length] };
  if (from.length === 0 || to.length === 0 || from.length + to.length > MOST) return [whole];
  const trace = search(from, to);
  const changes: Change[] = [];
  let [x, y] = [from.length, to.length];
  for (let depth = trace.length - 1; depth >= 0 && (x > 0 || y > 0); depth--) {
    const row = trace[depth] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -depth || (k !== depth && (row.get(k - 1) ?? -1) < (row.get(k + 1) ?? -1));
    const startX = depth === 0 ? 0 : (row.get(down ? k + 1 : k - 1) ?? 0);
    const startY = depth === 0 ? 0 : startX - (down ? k + 1 : k - 1);
    while (x > startX && y > startY && from[x - 1] === to[y - 1]) {
      x--;
      y--;
    }
    if (depth > 0) {
      const next = changes.at(-1);
      const joins = next && next.before[0] === x && next.after[0] === y;
      const end: readonly [number, number] = joins ? [next.before[1], next.after[1]] : [x, y];
      if (joins) changes.pop();
      changes.push({ before: [startX, end[0]], after: [startY, end[1]] });
    }
    [x, y] = [startX, startY];
  }
  return changes.reverse();
}

/** The furthest points of each diagonal, as they were before each further edit. */
function search(from: readonly string[], to: readonly string[]): readonly ReadonlyMap<number, number>[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let depth = 0; depth <= from.length + to.length; depth++) {
    trace.push(furthest);
    furthest = new Map(furthest);
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x++;
      furthest.set(k, x);
      if (x >= from.length && x - k >= to.length) return trace;
    }
  }
  return trace;
}
