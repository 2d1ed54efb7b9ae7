import { builtIn, number, object, string, unknown, type Value } from '../../value/value.ts';
import { contextsWith, githubContext, secrets, variables } from './contexts.ts';
import { NO_ASSUMPTIONS } from './expression/assumptions.ts';
import type { Contexts, Lookup } from './expression/contexts.ts';
import { asText } from './expression/text.ts';
import type { WorkflowScope } from './jobs.ts';
import { inputsContext } from './starts.ts';

const GITHUB = builtIn('GitHub');

/** What a job sees before anything of its own. */
export function jobContexts(id: string, scope: WorkflowScope, needs: Value): Contexts {
  const named = new Map<string, Value | Lookup>([
    ['github', githubOf(githubContext(scope.start), id)],
    ['inputs', inputsContext(scope.inputs)],
    ['needs', needs],
    ['strategy', unknown('it is known only when the workflow runs', GITHUB, 'strategy')],
    ['job', unknown('it is known only when the workflow runs', GITHUB, 'job')],
  ]);
  return { named, assumed: NO_ASSUMPTIONS };
}

/** `github` as a job sees it: with its own id. */
function githubOf(github: Lookup, id: string): Lookup {
  return (name) => (name.toLowerCase() === 'job' ? string(id, GITHUB) : github(name));
}

/** With the variables and secrets of an environment. */
export function withEnvironment(contexts: Contexts, scope: WorkflowScope, environment: Value | null): Contexts {
  const name = environment ? asText(environment).string.toLowerCase() : '';
  return contextsWith(contexts, { vars: variables(name), secrets: scope.secrets ?? secrets(name) });
}

/** Which job of a matrix it is. */
export function strategyContext(index: number, total: number): Value {
  const members = [
    { key: 'job-index', span: null, value: number(index, GITHUB) },
    { key: 'job-total', span: null, value: number(total, GITHUB) },
  ];
  return object(members, GITHUB, unknown('it is known only when the workflow runs', GITHUB, 'strategy'));
}
