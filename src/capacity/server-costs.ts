/**
 * What gunicorn itself costs, fitted to real runs by `bench/queueing.ts`; the runs and their figures are in `bench/queueing.md`.
 */
export const SERVER_COSTS = {
  /** ms of CPU for a request beside the app's own: accepting, parsing, answering. */
  overheadMs: { value: 0.4, source: 'bench/queueing.md' },
  /** N workers of several threads have the slots of N to this power in use when requests queue: they don't share evenly. */
  sharing: { value: 0.7, source: 'bench/queueing.md' },
} as const;
