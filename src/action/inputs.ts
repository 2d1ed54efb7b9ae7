import { getInput } from '@actions/core';
import { COMMENT, type CommentMode } from '../github/comment-mode.ts';
import { FAIL_ON, type FailOn } from '../report/gate.ts';
import { UsageError } from '../workspace/usage-error.ts';

/** What the workflow asks for. Each input is described in `action.yml`, which also holds its default. */
export interface Inputs {
  readonly path: string;
  readonly failOn: FailOn;
  readonly onlyNew: boolean;
  readonly pedantic: boolean;
  readonly comment: CommentMode;
  readonly suggest: boolean;
  /** where to write the findings as SARIF, relative to the checkout; null: nowhere */
  readonly sarifFile: string | null;
  /** a review that another run made, to write the comment of, in place of checking; null: check */
  readonly reviewFile: string | null;
  /** null: GitHub isn't asked anything */
  readonly token: string | null;
}

/**
 * Reads the inputs as GitHub passes them. One that is empty is taken for one that isn't given.
 * @throws UsageError for a value that isn't allowed
 */
export function inputsOf(): Inputs {
  return {
    path: getInput('path') || '.',
    failOn: oneOf('fail-on', FAIL_ON, 'error'),
    onlyNew: flag('only-new', false),
    pedantic: flag('pedantic', false),
    comment: oneOf('comment', COMMENT, 'never'),
    suggest: flag('suggest', false),
    sarifFile: getInput('sarif-file') || null,
    reviewFile: getInput('review-file') || null,
    token: getInput('token') || null,
  };
}

function oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  const given = getInput(name) || fallback;
  const chosen = allowed.find((value) => value === given);
  if (chosen === undefined)
    throw new UsageError(`The input \`${name}\` is one of ${allowed.join(', ')}, not "${given}".`);
  return chosen;
}

/** The words that YAML 1.2 has for true and false; `@actions/core` takes the same, but its message names no mend. */
function flag(name: string, fallback: boolean): boolean {
  const given = getInput(name) || String(fallback);
  if (/^(true|True|TRUE)$/.test(given)) return true;
  if (/^(false|False|FALSE)$/.test(given)) return false;
  throw new UsageError(`The input \`${name}\` is true or false, not "${given}".`);
}
