import type { DeployFact } from '../surfaces/facts.ts';
import { placeName } from '../text/source.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';

/**
 * The startup command after the last writer: a deploying step's over the template's. Steps of different workflows run in
 * an order that the repository doesn't tell: where they disagree, it is a choice.
 */
export function effectiveCommand(declared: Value | undefined, steps: readonly DeployFact[]): Value | undefined {
  const writers = lastOfEachRun(steps.filter((step) => step.startupCommand !== undefined));
  const [first, ...others] = writers;
  if (!first?.startupCommand) return declared;
  const command = first.startupCommand;
  if (others.every((other) => other.startupCommand && sameText(command, other.startupCommand) === 'same'))
    return command;
  return {
    kind: 'choice',
    origin: command.origin,
    options: writers.flatMap((step) =>
      step.startupCommand ? [{ when: `deployed by ${placeName(step.span)}`, value: step.startupCommand }] : [],
    ),
  };
}

function lastOfEachRun(steps: readonly DeployFact[]): readonly DeployFact[] {
  return [...new Map(steps.map((step) => [step.scope.run, step])).values()];
}
