import { type Span, samePlace } from '../../text/source.ts';
import { sameText } from '../../value/same-text.ts';
import type { Value } from '../../value/value.ts';
import type { Fact } from '../facts.ts';
import type { TemplateRun } from '../template-run.ts';
import type { StepFindings } from '../workflow/step-context.ts';

/** What others do by a script that they call. */
export type Callers = Pick<StepFindings, 'facts' | 'runs'>;

/**
 * What a script does for environments for which nobody calls it.
 * @param each what it does for each environment between which it tells
 */
export function forOthers(each: readonly StepFindings[], callers: Callers): readonly StepFindings[] {
  const others = each.filter((found) => isDoneToOthers(found, callers));
  // none of them is what its callers do: they name their apps in their own way
  return others.length < each.length ? others : [];
}

/** By a command that each caller comes to, something is done to an app of another name, or with other parameters. */
function isDoneToOthers({ facts, runs }: Callers, callers: Callers): boolean {
  const areOthers = <T extends { readonly span: Span | null }>(
    own: T,
    theirs: readonly T[],
    differ: (other: T) => boolean,
  ): boolean => {
    const there = theirs.filter(({ span }) => span !== null && own.span !== null && samePlace(span, own.span));
    return there.length > 0 && there.every(differ);
  };
  return (
    runs.some((run) => areOthers(run, callers.runs, (other) => givesOthers(run, other))) ||
    facts.some((fact) => areOthers(fact, callers.facts, (other) => isNamedApart(nameOf(fact), nameOf(other))))
  );
}

function givesOthers(own: TemplateRun, other: TemplateRun): boolean {
  if (own.open !== null || other.open !== null) return false;
  const areFilesOthers = own.parameterFiles.join('\n') !== other.parameterFiles.join('\n');
  return (
    (areFilesOthers && own.parameterFiles.length === other.parameterFiles.length) ||
    [...own.inline].some(([name, { value }]) => isNamedApart(value, other.inline.get(name)?.value))
  );
}

function isNamedApart(own: Value | undefined, other: Value | undefined): boolean {
  return own !== undefined && other !== undefined && sameText(own, other) === 'different';
}

function nameOf(fact: Fact): Value | undefined {
  switch (fact.kind) {
    case 'site':
      return fact.name;
    case 'deploy':
    case 'settings':
      return fact.appName;
    default:
      return undefined;
  }
}
