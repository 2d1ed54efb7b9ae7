import { knownString } from '../../value/read.ts';
import { builtIn, object, type Property, spanOf, string, unknown, type Value } from '../../value/value.ts';
import { resolvePath } from '../../workspace/workspace.ts';
import { contextsWith, textValue } from './contexts.ts';
import type { Lookup } from './expression/contexts.ts';
import type { JobState, StepScope } from './job-state.ts';
import { RUNNER_WORKSPACE, runnerPath } from './runner/files.ts';
import { inputsContext, inputsOf } from './starts.ts';
import { type RunningStep, unknownOutputs } from './step.ts';
import { filledIn } from './template.ts';

const DEEPEST = 10;

type RunSteps = (steps: Value | undefined, scope: StepScope, state: JobState) => void;

/** Follows an action of the repository itself; one that isn't made of steps is not followed, and noted. */
export function runComposite(
  uses: string,
  given: ReadonlyMap<string, Property>,
  step: RunningStep,
  scope: StepScope,
  state: JobState,
  runSteps: RunSteps,
): Value {
  const action = readAction(uses, state);
  const runs = action?.kind === 'object' ? action.properties.get('runs')?.value : undefined;
  const parts = runs?.kind === 'object' ? runs.properties : null;
  const using = knownString(parts?.get('using')?.value);
  if (!parts || using !== 'composite' || scope.depth >= DEEPEST) {
    const why =
      action === null
        ? 'the repository has no such action'
        : using === 'composite'
          ? 'actions use one another too deeply'
          : 'it is a program, which is not followed';
    state.workflow.unfollowed.push({
      what: `the action ${uses}`,
      why,
      span: spanOf(step.properties.get('uses')?.value ?? object([], builtIn('GitHub'))),
    });
    state.open ??= `the action ${uses} may set it`;
    state.disk.change(step.conditions, (files) =>
      files.doubted(RUNNER_WORKSPACE, `the action ${uses} may write files`),
    );
    return unknownOutputs(step, state, `an output of the action ${uses} is known only when the workflow runs`);
  }
  const outputs = new Map<string, Property>();
  const contexts = contextsWith(step.contexts, {
    inputs: inputsContext(withDefaults(action, given, step)),
    github: withActionPath(step.contexts.named.get('github'), folderOfAction(uses) ?? ''),
  });
  runSteps(
    parts.get('steps')?.value,
    {
      contexts,
      env: step.environment,
      shell: undefined,
      workingDirectory: undefined,
      conditions: step.conditions,
      outputs,
      depth: scope.depth + 1,
      windows: scope.windows,
    },
    state,
  );
  return actionOutputs(action, contextsWith(contexts, { steps: object(outputs.values(), builtIn('GitHub')) }));
}

/** `github.action_path`: where the action of the repository lies on the runner. */
function withActionPath(github: Value | Lookup | undefined, folder: string): Lookup {
  return (name) => {
    if (name.toLowerCase() === 'action_path') return string(runnerPath(RUNNER_WORKSPACE, folder), builtIn('GitHub'));
    const reason = `\`github.${name}\` is known only when the workflow runs`;
    return typeof github === 'function' ? github(name) : unknown(reason, builtIn('GitHub'));
  };
}

function folderOfAction(uses: string): string | null {
  return resolvePath('', uses.replace(/^\$\//, './').replace(/@.*$/, ''));
}

function readAction(uses: string, { workflow }: JobState): Value | null {
  const { workspace } = workflow;
  const folder = folderOfAction(uses);
  if (folder === null) return null;
  const prefix = folder === '' ? '' : `${folder}/`;
  const path = [`${prefix}action.yml`, `${prefix}action.yaml`].find((each) => workspace.has(each));
  return path === undefined ? null : workflow.yaml(path);
}

function withDefaults(
  action: Value | null,
  given: ReadonlyMap<string, Property>,
  step: RunningStep,
): ReadonlyMap<string, Property> {
  const inputs = new Map(given);
  for (const { key, span, value } of inputsOf(action)) {
    if (inputs.has(key.toLowerCase())) continue;
    const written = value.kind === 'object' ? value.properties.get('default')?.value : undefined;
    if (written) inputs.set(key.toLowerCase(), { key, span, value: textValue(filledIn(written, step.contexts)) });
  }
  return inputs;
}

/** `outputs:` of an action, each worked out from its steps. */
function actionOutputs(action: Value | null, contexts: StepScope['contexts']): Value {
  const declared = action?.kind === 'object' ? action.properties.get('outputs')?.value : undefined;
  if (declared?.kind !== 'object') return object([], builtIn('GitHub'));
  const outputs = [...declared.properties.values()].flatMap((property) => {
    const written = property.value.kind === 'object' ? property.value.properties.get('value')?.value : undefined;
    return written ? [{ ...property, value: filledIn(written, contexts) }] : [];
  });
  return object(outputs, builtIn('GitHub'));
}
