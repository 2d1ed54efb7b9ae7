import type { Note } from '../../../workspace/workspace.ts';
import type { EvaluationContext } from './context.ts';
import type { GivenParameters } from './evaluated.ts';
import { NO_PARAMETERS } from './template.ts';

/** What a `.bicepparam` file says. */
export interface EvaluatedParameters {
  /** the template of its `using`, as a path in the workspace; null where it names none that is in it */
  readonly template: string | null;
  readonly given: GivenParameters;
  readonly notes: readonly Note[];
}

/**
 * Evaluates a `.bicepparam` file, with the files that it extends. Never throws.
 *
 * @param path of the file in the workspace
 */
export function evaluateParameters(_path: string, _context: EvaluationContext): EvaluatedParameters {
  return { template: null, given: NO_PARAMETERS, notes: [] };
}
