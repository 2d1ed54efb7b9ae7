import type { TracedText } from '../../text/traced.ts';
import { knownString, sides } from '../../value/read.ts';
import { builtIn, object, type Property, spanOf, string, type Value } from '../../value/value.ts';
import { SOMETIMES } from '../shell/merge.ts';
import type { ScriptEnd } from '../shell/world.ts';
import { ENV_FILE, OUTPUT_FILE, withPrinted, writtenValues } from './command-files.ts';
import { runComposite } from './composite.ts';
import { contextsWith, envContext, envOf, merged } from './contexts.ts';
import type { Contexts } from './expression/contexts.ts';
import { negated, truth } from './expression/logic.ts';
import { asText } from './expression/text.ts';
import { allOf, type JobState, type StepScope } from './job-state.ts';
import { writtenByPowerShell } from './powershell-outputs.ts';
import type { RunCondition } from './run-types.ts';
import { runnerAction } from './runner/actions.ts';
import { withReplacedTokens } from './runner/changes.ts';
import { RUNNER_WORKSPACE, runnerPath } from './runner/files.ts';
import { Follower } from './runner/follow.ts';
import { runnerEnvironment } from './runner-environment.ts';
import { runStepScript } from './script.ts';
import { type RunningStep, texts, unknownOutputs, values } from './step.ts';
import { evaluateCondition, filledIn, shownCondition } from './template.ts';

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
  const conditions = [...scope.conditions, ...(condition === 'always' ? [] : [condition])];
  const running: RunningStep = { at, properties, environment, contexts, conditions, span };
  const outputs = properties.has('run') ? runText(running, scope, state) : useAction(running, scope, state);
  const id = knownString(properties.get('id')?.value);
  if (id !== undefined) scope.outputs.set(id, stepContext(id, outputs));
}

function stepContext(id: string, outputs: Value): Property {
  const success = string('success', builtIn('GitHub'));
  const members: readonly (readonly [string, Value])[] = [
    ['outputs', outputs],
    ['outcome', success],
    ['conclusion', success],
  ];
  const value = object(
    members.map(([key, each]) => ({ key, span: null, value: each })),
    builtIn('GitHub'),
  );
  return { key: id, span: null, value };
}

function skipped(properties: Properties, scope: StepScope): void {
  const id = knownString(properties.get('id')?.value);
  if (id === undefined) return;
  const result = string('skipped', builtIn('GitHub'));
  const members = ['outcome', 'conclusion'].map((key) => ({ key, span: null, value: result }));
  scope.outputs.set(id, { key: id, span: null, value: object(members, builtIn('GitHub')) });
}

/** Whether a step or job runs: always, never, or on a condition that can't be known. */
export function stepCondition(written: Property | undefined, contexts: Contexts): RunCondition | 'always' | 'never' {
  if (!written) return 'always';
  const holds = truth(evaluateCondition(written.value, contexts));
  if (holds === null) return { when: shownCondition(written.value), span: spanOf(written.value) };
  return holds ? 'always' : 'never';
}

function filled(properties: Properties, name: string, contexts: Contexts): Value | undefined {
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

/** Follows a script, on each side where its text depends on a condition; gives the step's outputs. */
export function followScript(script: Value, shell: string, cwd: string, step: RunningStep, state: JobState): Value {
  const before = state.env;
  const ways = sides(script).map(({ when, value }, at) => {
    state.env = before;
    const key = when === SOMETIMES ? `${when} ${step.at}.${at}` : undefined;
    const side = when === null ? [] : [{ when, span: spanOf(script), ...(key && { key }) }];
    const follow = shell === 'bash' || shell === 'sh' ? followShell : followOther;
    const outputs = follow(asText(value), shell, cwd, { ...step, side }, state);
    return { when: when ?? '', env: state.env, outputs };
  });
  state.env = new Map(
    eachWay(ways.map(({ when, env }) => ({ when, properties: env }))).map((property) => [property.key, property]),
  );
  const [only, ...others] = ways;
  if (!only || others.length === 0) return only?.outputs ?? object([], builtIn('GitHub'));
  const written = ways.map(({ when, outputs }) => ({
    when,
    properties: outputs.kind === 'object' ? outputs.properties : new Map<string, Property>(),
  }));
  const open = ways.flatMap(({ outputs }) => (outputs.kind === 'object' && outputs.open ? [outputs.open] : []))[0];
  return object(eachWay(written), builtIn('GitHub'), open);
}

/** What a script leaves behind that is another one on each side of a condition: of these sides one holds. */
function eachWay(ways: readonly { readonly when: string; readonly properties: Properties }[]): readonly Property[] {
  const all = new Map(ways.flatMap(({ properties }) => [...properties]));
  return [...all.values()].map((property) => {
    const options = ways.map(({ when, properties }) => ({
      when,
      value: properties.get(property.key)?.value ?? string('', builtIn('GitHub')),
    }));
    if (options.every(({ value }) => value === property.value)) return property;
    return { ...property, value: { kind: 'choice', options, origin: property.value.origin } };
  });
}

function followShell(text: TracedText, shell: string, cwd: string, step: RunningStep, state: JobState): Value {
  const { workflow } = state;
  const conditions = [...step.conditions, ...(step.side ?? [])];
  const run = runStepScript(
    {
      text,
      shell: shell === 'sh' ? 'sh' : 'bash',
      cwd,
      environment: runnerEnvironment(step),
      open: state.open,
      files: state.disk.at(conditions),
    },
    workflow.options,
  );
  const follower = new Follower(state.disk, workflow.options.programs);
  follower.shell(run, conditions);
  noteDoings(follower, step, state);
  workflow.unknowns.push(...run.unknowns);
  return leftBehind(
    withPrinted(run.ends),
    'a program that is not followed may set it in an earlier step',
    text,
    step,
    state,
  );
}

/**
 * What a script has written for later steps: variables, which are set, and the step's outputs.
 * @param unseen why there may be further ones
 */
function leftBehind(
  ends: readonly ScriptEnd[],
  unseen: string,
  text: TracedText,
  step: RunningStep,
  state: JobState,
): Value {
  const written = writtenValues(ends, ENV_FILE);
  if (written.size === 0 && /GITHUB_ENV/.test(text.string)) state.open ??= unseen;
  state.env = merged(state.env, conditional(written, step.environment, step.conditions));
  const outputs = writtenValues(ends, OUTPUT_FILE);
  // A program that isn't followed may write further ones, into the file whose name it finds in its environment.
  const further = unknownOutputs(step, state, unseen);
  return object(outputs.values(), builtIn('GitHub'), further.kind === 'object' ? further.open : undefined);
}

function noteDoings({ doings, scripts }: Follower, step: RunningStep, { workflow, job, python }: JobState): void {
  for (const doing of doings) {
    const { environment } = doing;
    const span = doing.span ?? step.span;
    const condition = allOf(doing.conditions);
    workflow.steps.push({
      kind: 'doing',
      doing,
      job,
      at: step.at,
      condition,
      environment,
      span,
      files: doing.files,
      python,
    });
  }
  for (const path of scripts) workflow.scripts.add(path);
}

/** Variables that a step sets which may not run. */
function conditional(written: Properties, before: Properties, conditions: readonly RunCondition[]): Properties {
  const condition = allOf(conditions);
  if (!condition) return written;
  const kept = [...written].map(([name, property]): readonly [string, Property] => {
    const old = before.get(name)?.value ?? string('', builtIn('GitHub'));
    const options = [
      { when: condition.when, value: property.value },
      { when: negated(condition.when), value: old },
    ];
    return [name, { ...property, value: { kind: 'choice', options, origin: property.value.origin } }];
  });
  return new Map(kept);
}

/** A script in another language: PowerShell is followed, too. */
function followOther(text: TracedText, shell: string, cwd: string, step: RunningStep, state: JobState): Value {
  const reason = `the ${shell} script of an earlier step is not followed`;
  const conditions = [...step.conditions, ...(step.side ?? [])];
  if (shell === 'pwsh' || shell === 'powershell') {
    const follower = new Follower(state.disk, state.workflow.options.programs);
    follower.powerShell({ text, cwd, folder: null, words: [] }, runnerEnvironment(step), conditions);
    noteDoings(follower, step, state);
    const end = writtenByPowerShell(follower.doings, conditions.length);
    if (end) return leftBehind([end], reason, text, step, state);
  } else state.disk.change(conditions, (files) => files.doubted(RUNNER_WORKSPACE, reason));
  if (/GITHUB_ENV/.test(text.string)) state.open = reason;
  return unknownOutputs(step, state, reason);
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
  workflow.steps.push({
    kind: 'action',
    job: state.job,
    at: step.at,
    condition: allOf(step.conditions),
    environment: values(step.environment),
    span: spanOf(written) ?? step.span,
    action,
    version,
    inputs,
    files: state.disk.at(step.conditions),
    python: state.python,
  });
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
