import type { Value } from '../value/value.ts';

/** What a launch can hold on its plan. */
export interface Capacity {
  /** requests at once: workers × threads, or what else the worker class makes of it */
  readonly concurrency: Value;
  /** the sum, as a person would write it: "3 workers × 6 threads" */
  readonly arithmetic: string | null;
}
