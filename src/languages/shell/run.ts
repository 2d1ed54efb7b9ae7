import { TracedText } from '../../text/traced.ts';
import { builtIn, string } from '../../value/value.ts';
import { Choices, nextWay } from './choices.ts';
import { readCode } from './code.ts';
import { Evaluation, Stop } from './evaluation.ts';
import { engine } from './execute.ts';
import { merge, type Way } from './merge.ts';
import { Process } from './process.ts';
import { IMAGE_PATH } from './programs.ts';
import type { Status } from './status.ts';
import { Captured, Input, LOG, type Output, typedInput } from './streams.ts';
import { inherited, startIn } from './variables.ts';
import { DEFAULT_LIMITS, type ShellRun, type ShellWorld } from './world.ts';

export { APP_SERVICE_PROGRAMS } from './programs.ts';
export type { Call, ShellRun, ShellWorld } from './world.ts';
export { unwrap } from './wrappers.ts';

/**
 * Evaluates a script as its shell would, without running anything. Where a condition can't be known, both ways are
 * followed; what starts on some of them only has a condition. Never throws.
 */
export function runShell(script: TracedText, world: ShellWorld): ShellRun {
  const limits = { ...DEFAULT_LIMITS, ...world.limits };
  const ways: Way[] = [];
  for (let way: readonly number[] | null = []; way && ways.length < limits.ways; ) {
    const choices = new Choices(way, 12);
    const evaluation = new Evaluation(world, limits, choices, engine);
    const exit = follow(script, evaluation);
    ways.push({ forks: choices.forks, evaluation, exit });
    way = nextWay(choices.forks);
    if (choices.exhausted || (way && ways.length === limits.ways)) evaluation.unknown(TOO_MANY_WAYS, script.spanOf());
  }
  return merge(ways);
}

const TOO_MANY_WAYS = 'so much of the script depends on what is not known that not all of its ways are followed';

/** Characters of a script's log that are kept. */
const MOST_LOGGED = 50_000;

function follow(script: TracedText, evaluation: Evaluation): Status | null {
  const { world } = evaluation;
  try {
    const code = readCode(evaluation, script, world.shell);
    const log = world.keepFiles ? new Captured((text) => text.slice(0, MOST_LOGGED)) : null;
    evaluation.log = log;
    const streams = {
      inputs: new Map([[0, world.typed ? typedInput() : new Input(TracedText.empty)]]),
      outputs: new Map<number, Output>([
        [1, log ? { redirected: false, write: (text) => log.write(text) } : LOG],
        [2, LOG],
      ]),
    };
    const open = world.environmentComplete ? null : 'may be set outside of the repository';
    const shell = new Process(evaluation, world.shell, world.cwd, code, streams, open);
    shell.variables.set('PATH', inherited(string(IMAGE_PATH, builtIn("the image's default"))));
    for (const [name, value] of world.environment) shell.variables.set(name, inherited(value));
    startIn(shell, world.cwd);
    shell.name = TracedText.of('/bin/sh');
    return engine.toTheEnd(shell, () => engine.runScriptText(shell));
  } catch (thrown) {
    if (thrown instanceof Stop) evaluation.unknown(thrown.message, thrown.span);
    else if (thrown instanceof RangeError) evaluation.unknown('the script is nested too deeply', script.spanOf());
    else throw thrown;
    return null;
  }
}
