import type { Source } from '../../../text/source.ts';
import type { Origin } from '../../../value/value.ts';
import type { Expression, Place } from '../syntax.ts';
import type { Scope } from './scope.ts';
import { type Function, type Py, PyError } from './values.ts';
import type { PythonWorld } from './world.ts';

const MOST_STEPS = 200_000;
const DEEPEST = 80;

/** One module that is being run, as expressions see it. */
export interface Run {
  readonly source: Source;
  /** absolute, in the container */
  readonly path: string;
  readonly moduleName: string;
  readonly world: PythonWorld;
  /** set where a star import or the like may have defined any name: why */
  readonly openNames: string | null;
  /** @throws PyError past the last step that is allowed */
  step(node: Place): void;
  assign(scope: Scope, target: Expression, value: Py): void;
  callFunction(
    callee: Function & { readonly at: Origin },
    args: readonly Py[],
    named: ReadonlyMap<string, Py>,
    at: Origin,
  ): Py;
  /** an attribute that the type has in Python, though it isn't worked out here */
  knownAttribute(object: Py, name: string): boolean;
}

/** The evaluation can't go on: it is unknown what follows. */
export class Unfinished extends Error {}

/** Counts steps and depth over all modules of one evaluation. */
export class Budget {
  #steps = 0;
  #depth = 0;

  step(): void {
    if (++this.#steps > MOST_STEPS) throw new Unfinished('the file does not end within a reasonable number of steps');
  }

  nested<Result>(at: Origin, action: () => Result): Result {
    if (++this.#depth > DEEPEST) throw new PyError('RecursionError', 'maximum recursion depth exceeded', at);
    try {
      return action();
    } finally {
      this.#depth--;
    }
  }
}
