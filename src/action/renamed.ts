import type { Environment } from '../github/occasion.ts';
import { UsageError } from '../workspace/usage-error.ts';

/** What an input is called elsewhere, or was called once, and what it is called here. */
const NAMES: Readonly<Record<string, string>> = {
  'github-token': 'token',
  'repo-token': 'token',
  'working-directory': 'path',
  directory: 'path',
  'fail-level': 'fail-on',
  severity: 'fail-on',
  'new-only': 'only-new',
  'comment-pr': 'comment',
  suggestions: 'suggest',
  sarif: 'sarif-file',
};

const OWN = ['path', 'fail-on', 'only-new', 'pedantic', 'comment', 'suggest', 'sarif-file', 'review-file', 'token'];

/**
 * An input of another name does nothing, and GitHub's own warning of it is easily missed: a gate would then be another one
 * than its author reads.
 * @throws UsageError where an input is given by a name that isn't the one it has here
 */
export function refuseOtherNames(environment: Environment): void {
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('INPUT_') || !value) continue;
    const given = variable.slice('INPUT_'.length).toLowerCase();
    if (OWN.includes(given)) continue;
    const dashed = given.replaceAll('_', '-');
    const name = OWN.includes(dashed) ? dashed : NAMES[dashed];
    if (name !== undefined)
      throw new UsageError(`The input \`${given}\` is called \`${name}\` here: please rename it.`);
  }
}
