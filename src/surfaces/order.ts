import { type Turn, Turns } from '../languages/workflow/turn.ts';

/** When something happens in a run of a workflow or script. */
export interface Order {
  readonly run: object;
  /** counts the steps of the run; those of one job happen one after the other */
  readonly step: number;
  /** of the job; undefined where the run has none: then all its steps happen one after the other */
  readonly turn?: Turn;
}

/**
 * Whether the one is surely over when the other begins: commands of the same step keep the order in which they are told.
 * @param turns remembers what was looked up, for those who ask often
 */
export function isBefore(one: Order, other: Order, turns = new Turns()): boolean {
  const sameRun = one.run === other.run;
  if (one.turn && other.turn && one.turn !== other.turn) return turns.waitsFor(other.turn, one.turn);
  return sameRun && one.step <= other.step;
}
