import { knownString } from '../../value/read.ts';
import { builtIn, object, type Property, spanOf, type Value } from '../../value/value.ts';
import { casesOf } from './cases.ts';
import { runComposite } from './composite.ts';
import { settledIn, stepCondition } from './conditional.ts';
import { assuming, contextsWith, envContext, envOf, merged } from './contexts.ts';
import { asText } from './expression/text.ts';
import { followScript } from './follow-script.ts';
import { allOf, type JobState, type StepScope } from './job-state.ts';
import { runnerAction } from './runner/actions.ts';
import { withReplacedTokens } from './runner/changes.ts';
import { RUNNER_WORKSPACE, runnerPath } from './runner/files.ts';
import { type RunningStep, texts, unknownOutputs, values } from './step.ts';
import { SKIPPED, stepContext } from './step-outputs.ts';
import { filledIn } from './template.ts';

/** Follows the steps of a job, or of a composite action, in their order. */
export function runSteps(steps: Value | undefined, scope: StepScope, state: JobState): void {
  if (steps?.kind !== 'array') return;
  for (const step of steps.items) if (step.kind === 'object') runStep(step.properties, step, scope, state);
}

type Properties = ReadonlyMap<string, Property>;

function runStep(properties: Properties, step: Value, scope: StepScope, state: JobState): void {
  const span = spanOf(step);
  const before = merged(scope.env, state.env);
  const outer = contextsWith(scope.contexts, {
    env: envContext(before, state.open),
    steps: object(scope.outputs.values(), builtIn('GitHub')),
  });
  const environment = merged(before, envOf(filled(properties, 'env', outer)));
  const contexts = contextsWith(outer, { env: envContext(environment, state.open) });
  const condition = stepCondition(properties.get('if'), contexts);
  if (condition === 'never' || span === null) {
    skipped(properties, scope);
    return;
  }
  const at = state.workflow.next();
  if (at === null) return;
  const own = condition === 'always' ? [] : [condition];
  const here = assuming(contexts, own);
  const running: RunningStep = {
    at,
    properties,
    before,
    environment: settledIn(here.assumed, environment),
    contexts: here,
    conditions: [...scope.conditions, ...own],
    span,
  };
  const outputs = properties.has('run') ? runText(running, scope, state) : useAction(running, scope, state);
  const id = knownString(properties.get('id')?.value);
  if (id !== undefined) scope.outputs.set(id, { key: id, span: null, value: stepContext(own, outputs) });
}

function skipped(properties: Properties, scope: StepScope): void {
  const id = knownString(properties.get('id')?.value);
  if (id !== undefined) scope.outputs.set(id, { key: id, span: null, value: SKIPPED });
}

function filled(properties: Properties, name: string, contexts: RunningStep['contexts']): Value | undefined {
  const property = properties.get(name);
  return property && filledIn(property.value, contexts);
}

function runText(step: RunningStep, scope: StepScope, state: JobState): Value {
  const script = filled(step.properties, 'run', step.contexts);
  const shell = shellOf(filled(step.properties, 'shell', step.contexts) ?? scope.shell, scope.windows);
  const folder = filled(step.properties, 'working-directory', step.contexts) ?? scope.workingDirectory;
  const cwd = runnerPath(RUNNER_WORKSPACE, folder ? asText(folder).string : '');
  return script ? followScript(script, shell, cwd, step, state) : object([], builtIn('GitHub'));
}

/** The program of `shell:`, by name. */
function shellOf(written: Value | undefined, windows: boolean): string {
  const text = knownString(written);
  if (text === undefined) return written ? 'unknown' : windows ? 'pwsh' : 'bash';
  const program = text.trim().split(/\s+/)[0] ?? '';
  return program.slice(program.lastIndexOf('/') + 1);
}

function useAction(step: RunningStep, scope: StepScope, state: JobState): Value {
  const written = step.properties.get('uses')?.value;
  const uses = knownString(written);
  if (!written || uses === undefined) return unknownOutputs(step, state, 'the step names no action');
  const given = filled(step.properties, 'with', step.contexts);
  const inputs: Properties = given?.kind === 'object' ? texts(given.properties) : new Map();
  if (uses.startsWith('./') || uses.startsWith('../') || uses.startsWith('$/'))
    return runComposite(uses, inputs, step, scope, state, runSteps);
  if (uses.startsWith('docker://')) {
    state.open ??= 'a container in an earlier step may set it';
    return unknownOutputs(step, state, 'the step runs a container');
  }
  return useForeign(uses, written, inputs, step, state);
}

function useForeign(uses: string, written: Value, inputs: Properties, step: RunningStep, state: JobState): Value {
  const { workflow } = state;
  const [name = '', version = ''] = uses.split('@');
  const action = name.toLowerCase().replace(/\/+$/, '');
  for (const { inputs: given, when } of casesOf(inputs)) {
    const conditions = [...step.conditions, ...when];
    workflow.steps.push({
      kind: 'action',
      job: state.job,
      at: step.at,
      condition: allOf(conditions),
      environment: values(step.environment),
      span: spanOf(written) ?? step.span,
      action,
      version,
      inputs: given,
      files: state.disk.at(conditions),
      python: state.python,
    });
  }
  if (runnerAction(action, inputs, step.conditions, state)) return object([], builtIn('GitHub'));
  const script = workflow.options.scripts.get(action);
  if (script) {
    const text = inputs.get(script.input)?.value;
    if (text) return followScript(text, script.shell, RUNNER_WORKSPACE, step, state);
  }
  if (!workflow.options.harmless(action)) {
    const reason = `\`${name}\` may set variables and write files`;
    state.open ??= reason;
    const replaced = /variable-substitution|replace-?tokens/i.test(action) ? inputs.get('files')?.value : undefined;
    state.disk.change(step.conditions, (files) => {
      const changed = replaced ? withReplacedTokens(files, asText(replaced).string, name) : files;
      return changed.doubted(RUNNER_WORKSPACE, reason);
    });
  }
  const kind = /^azure\/(arm|bicep)-deploy$/.test(action) ? 'template-output' : 'outputs';
  return unknownOutputs(step, state, `an output of \`${name}\` is known only when the workflow runs`, kind);
}
