import { TracedText } from '../../text/traced.ts';
import { builtIn, string } from '../../value/value.ts';
import { Choices, otherWays, withoutOptions } from './choices.ts';
import { readCode } from './code.ts';
import { Evaluation, newTrees, Stop } from './evaluation.ts';
import { engine } from './execute.ts';
import { hasFailed, merge, type Way, withoutFailures } from './merge.ts';
import { Process } from './process.ts';
import { IMAGE_PATH } from './programs.ts';
import type { Status } from './status.ts';
import { Captured, Input, LOG, type Output, typedInput } from './streams.ts';
import { inherited, startIn } from './variables.ts';
import { DEFAULT_LIMITS, type Given, type Limits, type ShellRun, type ShellWorld, TOO_MANY_WAYS } from './world.ts';

export { APP_SERVICE_PROGRAMS } from './programs.ts';
export type { Call, ShellRun, ShellWorld } from './world.ts';
export { unwrap } from './wrappers.ts';

/**
 * Evaluates a script as its shell would, without running anything. Where a condition can't be known, both ways are
 * followed; what starts on some of them only has a condition. Never throws.
 */
export function runShell(script: TracedText, world: ShellWorld): ShellRun {
  const limits = { ...DEFAULT_LIMITS, ...world.limits };
  const first = allWays(script, world, limits, MOST_FORKS);
  if (!world.succeeds) return merge(withoutFailures(first));
  const isLost = (way: Way): boolean => hasFailed(way) && way.evaluation.choices.exhausted;
  const again = first.every(hasFailed) && first.some(isLost);
  const ways = again ? allWays(script, world, { ...limits, allSteps: limits.allSteps / 4 }, MORE_FORKS) : first;
  const succeeded = ways.filter((way) => !hasFailed(way));
  if (succeeded.length > 0) return merge(withoutOptions(succeeded));
  if (!ways.some(({ evaluation }) => evaluation.asksForMore)) return merge(ways);
  const levels = world.typed ? BY_HAND : BY_ITSELF;
  const more = levels
    .slice(levels.indexOf(world.given) + 1)
    .find((given) => given && leadsElsewhere(script, { ...world, given }, again ? MORE_FORKS : MOST_FORKS, ways[0]));
  return more === undefined ? merge(ways) : runShell(script, { ...world, given: more });
}

/** To give more changes the first way through the script: else it ends where it ended before, and so do all others. */
function leadsElsewhere(script: TracedText, world: ShellWorld, forks: number, before: Way | undefined): boolean {
  const limits = { ...DEFAULT_LIMITS, ...world.limits };
  const evaluation = new Evaluation(world, limits, new Choices([], forks), engine, newTrees());
  const exit = follow(script, evaluation);
  return exit !== before?.exit || evaluation.steps !== before?.evaluation.steps;
}

/** What is given next, where all ways fail. `${CONFIRM:-no}` is there to be answered. */
const BY_HAND: readonly (Given | undefined)[] = [undefined, 'options', 'variables', 'all'];
const BY_ITSELF: readonly (Given | undefined)[] = [undefined, 'variables'];

/**
 * Should there be too many, each other side of one fork is followed before the sides of two together. Where only ways count
 * that succeed, the first of these is looked for from the fork before the failure, and what leads on from one that fails
 * comes last.
 */
function allWays(script: TracedText, world: ShellWorld, limits: Limits, forks: number): readonly Way[] {
  const ways: Way[] = [];
  const trees = newTrees();
  const next: (readonly number[])[] = [];
  const last: (readonly number[])[] = [[]];
  let counted = 0;
  let steps = 0;
  for (;;) {
    const given = next.shift() ?? (counted === 0 ? last.pop() : last.shift());
    if (!given) break;
    const choices = new Choices(given, forks);
    const evaluation = new Evaluation(world, limits, choices, engine, trees);
    const way = { forks: choices.forks, evaluation, exit: follow(script, evaluation) };
    ways.push(way);
    steps += evaluation.steps;
    const counts = !world.succeeds || !hasFailed(way);
    if (counts) counted++;
    (counts ? next : last).push(...otherWays(choices.forks, given.length));
    const most = next.length === 0 && (counted > 0 || choices.exhausted) ? limits.ways : limits.ways * 2;
    // where all failed so far, what is given next is likelier to lead further
    const mostSteps = counted > 0 ? limits.allSteps : limits.allSteps / 2;
    const full = counted >= limits.ways || ways.length >= most || steps >= mostSteps;
    if (choices.exhausted || (full && next.length > 0)) evaluation.unknown(TOO_MANY_WAYS, script.spanOf());
    if (full) break;
  }
  return ways.sort(asTaken);
}

const MOST_FORKS = 12;
/** where the first ones lead to failures alone */
const MORE_FORKS = 40;

function asTaken(one: Way, other: Way): number {
  const at = one.forks.findIndex((fork, index) => fork.taken !== other.forks[index]?.taken);
  return (one.forks[at]?.taken ?? 0) - (other.forks[at]?.taken ?? 0);
}

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
