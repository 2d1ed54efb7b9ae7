import { type Turn, waitsFor } from '../languages/workflow/turn.ts';

/** When something happens in a run of a workflow or script; different runs have no order. */
export interface Order {
  readonly run: object;
  /** counts the steps of the run; those of one job happen one after the other */
  readonly step: number;
  /** of the job; undefined where the run has none: then all steps happen one after the other */
  readonly turn?: Turn;
}

/** Whether the one is surely over when the other begins: commands of the same step keep the order in which they are told. */
export function isBefore(one: Order, other: Order): boolean {
  if (one.run !== other.run) return false;
  if (one.turn === other.turn || !one.turn || !other.turn) return one.step <= other.step;
  return waitsFor(other.turn, one.turn);
}
