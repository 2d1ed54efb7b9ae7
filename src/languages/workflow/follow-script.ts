import type { TracedText } from '../../text/traced.ts';
import { sides } from '../../value/read.ts';
import { builtIn, object, type Property, spanOf, type Value } from '../../value/value.ts';
import { SOMETIMES } from '../shell/merge.ts';
import type { ScriptEnd } from '../shell/world.ts';
import { ENV_FILE, OUTPUT_FILE, withPrinted, writtenValues } from './command-files.ts';
import { eachWay, setOn, settledIn } from './conditional.ts';
import { merged } from './contexts.ts';
import { NO_ASSUMPTIONS } from './expression/assumptions.ts';
import { asText } from './expression/text.ts';
import { allOf, type JobState } from './job-state.ts';
import { writtenByPowerShell } from './powershell-outputs.ts';
import { RUNNER_WORKSPACE } from './runner/files.ts';
import { Follower } from './runner/follow.ts';
import { runnerEnvironment } from './runner-environment.ts';
import { runStepScript } from './script.ts';
import { type RunningStep, unknownOutputs } from './step.ts';

/** Follows a script, on each side where its text depends on a condition; gives the step's outputs. */
export function followScript(script: Value, shell: string, cwd: string, step: RunningStep, state: JobState): Value {
  const before = state.env;
  const ways = sides(script).map(({ when, value, assumes }, at) => {
    state.env = before;
    const key = when === SOMETIMES ? `${when} ${step.at}.${at}` : undefined;
    const side = when === null ? [] : [{ when, span: spanOf(script), ...(key && { key }) }];
    const environment = settledIn(assumes ?? NO_ASSUMPTIONS, step.environment);
    const follow = shell === 'bash' || shell === 'sh' ? followShell : followOther;
    const outputs = follow(asText(value), shell, cwd, { ...step, side, environment }, state);
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
  const written = writtenValues(ends, ENV_FILE, text.spanOf());
  if (written.size === 0 && /GITHUB_ENV/.test(text.string)) state.open ??= unseen;
  state.env = merged(state.env, setOn(step.conditions, state.conditions, written, step.before));
  const outputs = writtenValues(ends, OUTPUT_FILE, text.spanOf());
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
