/** When a job has its turn. Jobs run at the same time, but for what each waits for (`needs`). */
export interface Turn {
  /** those that are over before it begins, without those that they wait for themselves */
  readonly after: readonly Turn[];
}

/** Whether a job begins only when another one is over. */
export function waitsFor(turn: Turn, other: Turn): boolean {
  const seen = new Set<Turn>();
  const waiting = [...turn.after];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next === other) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...next.after);
  }
  return false;
}
