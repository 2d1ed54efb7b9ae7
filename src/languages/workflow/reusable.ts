import { knownString } from '../../value/read.ts';
import { boolean, builtIn, object, type Property, spanOf, string, unknown, type Value } from '../../value/value.ts';
import { resolvePath } from '../../workspace/workspace.ts';
import { contextsWith, givenSecrets } from './contexts.ts';
import type { Contexts } from './expression/contexts.ts';
import type { WorkflowState } from './job-state.ts';
import type { WorkflowScope } from './jobs.ts';
import { inputsContext, inputsOf } from './starts.ts';
import { filledIn } from './template.ts';

/** GitHub's own limit of workflows that call one another. */
const DEEPEST = 10;

type RunJobs = (scope: WorkflowScope, state: WorkflowState) => Value;
type Properties = ReadonlyMap<string, Property>;

/** Follows a workflow of the repository that a job calls; gives the outputs of that job. */
export function callWorkflow(
  uses: Value,
  job: Properties,
  contexts: Contexts,
  scope: WorkflowScope,
  state: WorkflowState,
  runJobs: RunJobs,
): Value {
  const written = knownString(uses) ?? '';
  const local = /^(?:\.\/|\$\/)/.test(written);
  const path = local ? resolvePath('', written.replace(/^\$\//, './').replace(/@.*$/, '')) : null;
  const value = path === null || scope.depth >= DEEPEST ? null : state.yaml(path);
  if (path === null || value?.kind !== 'object') {
    const why = local
      ? scope.depth >= DEEPEST
        ? 'workflows call one another too deeply'
        : 'the repository has no such workflow'
      : 'it is a workflow of another repository';
    state.unfollowed.push({ what: `the reusable workflow ${written}`, why, span: spanOf(uses) });
    const reason = `an output of ${written} is known only when the workflow runs`;
    return object([], uses.origin, { ...unknown(reason, uses.origin, `uses.${written}`), type: 'string' });
  }
  const call = callOf(value);
  const inputs = givenInputs(call, job.get('with')?.value, contexts);
  const given = job.get('secrets')?.value;
  const called: WorkflowScope = {
    path,
    value,
    start: scope.start,
    inputs,
    secrets: secretsOf(given, contexts, scope),
    conditions: scope.conditions,
    turn: scope.turn,
    depth: scope.depth + 1,
  };
  const jobs = runJobs(called, state);
  return outputsOf(call, contextsWith(contexts, { jobs, inputs: inputsContext(inputs) }));
}

/** `secrets: inherit`, the secrets that are named, or none. */
function secretsOf(given: Value | undefined, contexts: Contexts, scope: WorkflowScope): WorkflowScope['secrets'] {
  if (knownString(given) === 'inherit') return scope.secrets;
  return givenSecrets(given ? filledIn(given, contexts) : object([], builtIn('GitHub')));
}

function callOf(workflow: Value): Value | undefined {
  const on = workflow.kind === 'object' ? workflow.properties.get('on')?.value : undefined;
  return on?.kind === 'object' ? on.properties.get('workflow_call')?.value : undefined;
}

function givenInputs(call: Value | undefined, given: Value | undefined, contexts: Contexts): Properties {
  const filled = given && filledIn(given, contexts);
  const inputs = new Map<string, Property>(filled?.kind === 'object' ? filled.properties : []);
  for (const { key, span, value } of inputsOf(call)) {
    const own = inputs.get(key);
    const declared = value.kind === 'object' ? value.properties : new Map<string, Property>();
    const fallback = declared.get('default')?.value;
    if (own) continue;
    const type = knownString(declared.get('type')?.value);
    inputs.set(key, { key, span, value: fallback ? filledIn(fallback, contexts) : emptyInput(type) });
  }
  return inputs;
}

function emptyInput(type: string | undefined): Value {
  const origin = builtIn("GitHub's default");
  if (type === 'boolean') return boolean(false, origin);
  return type === 'number' ? { kind: 'number', value: 0, origin } : string('', origin);
}

function outputsOf(call: Value | undefined, contexts: Contexts): Value {
  const declared = call?.kind === 'object' ? call.properties.get('outputs')?.value : undefined;
  if (declared?.kind !== 'object') return object([], builtIn('GitHub'));
  const outputs = [...declared.properties.values()].flatMap((property) => {
    const value = property.value.kind === 'object' ? property.value.properties.get('value')?.value : undefined;
    return value ? [{ ...property, value: filledIn(value, contexts) }] : [];
  });
  return object(outputs, builtIn('GitHub'));
}
