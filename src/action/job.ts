import type { Environment } from '../github/occasion.ts';

/** The world as the Action sees it. */
export interface Job {
  readonly environment: Environment;
  /** to the step's log, which is also where the runner reads its commands from */
  print(text: string): void;
}
