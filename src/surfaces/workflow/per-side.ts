import type { ActionStep } from '../../languages/workflow/run-types.ts';
import { both } from '../../value/condition.ts';
import { sides } from '../../value/read.ts';
import type { StepContext, StepFindings } from './step-context.ts';
import { together } from './step-context.ts';

type Action = (step: ActionStep, context: StepContext) => StepFindings;

/** So many sides of all inputs together are told apart. */
const MOST_SIDES = 8;

/** An action that reads its inputs as texts: where one of them depends on a condition, what it does on each side. */
export function perSide(names: readonly string[], action: Action): Action {
  return (step, context) => {
    const [first, ...others] = ways(step, context, names);
    if (!first) return action(step, context);
    return others.length < MOST_SIDES
      ? together([first, ...others].map((way) => action(way.step, way.context)))
      : action(step, context);
  };
}

interface Way {
  readonly step: ActionStep;
  readonly context: StepContext;
}

function ways(step: ActionStep, context: StepContext, [name, ...rest]: readonly string[]): readonly Way[] {
  if (name === undefined) return [{ step, context }];
  const input = step.inputs.get(name);
  if (input?.value.kind !== 'choice') return ways(step, context, rest);
  return sides(input.value).flatMap(({ when, value }) => {
    const condition = both(context.condition, when === null ? null : { when, span: context.span });
    const inputs = new Map(step.inputs).set(name, { ...input, value });
    return ways({ ...step, inputs }, { ...context, condition }, rest);
  });
}
