import type { Asked, Chosen } from '../../languages/asked.ts';
import { askedValues as askedByPowerShell } from '../../languages/powershell/asked-values.ts';
import { askedValues as askedByShell } from '../../languages/shell/asked-values.ts';
import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { distinctStarts } from '../workflow/distinct-starts.ts';
import type { StepFindings } from '../workflow/step-context.ts';

/** Of more environments, only the first are followed. */
const MOST_ENVIRONMENTS = 12;

/**
 * What a script does that is told for which environment to do it, once for each that it tells apart, if that makes a
 * difference.
 * @param plain what it does where nothing is said
 * @param files all paths of the repository
 * @param follow what it does where something is given
 */
export function inEachEnvironment(
  source: Source,
  plain: StepFindings,
  files: readonly string[],
  follow: (chosen: Chosen) => StepFindings,
): readonly StepFindings[] {
  const asked = environmentAsked(source, files);
  if (!asked) return [plain];
  const { name, values } = asked;
  const each = values
    .slice(0, MOST_ENVIRONMENTS)
    .map((value) => ({ environment: value.string, found: follow({ name, value }) }));
  const distinct = new Set(distinctStarts(each.map(({ found }) => found)));
  if (distinct.size < 2) return [plain];
  return each.flatMap(({ environment, found }) => (distinct.has(found) ? [within(environment, found)] : []));
}

/** The environments between which a script tells; null where it doesn't. */
export function environmentAsked(source: Source, files: readonly string[]): Asked | null {
  const text = TracedText.at(span(source, 0, source.text.length));
  const asked = (/\.ps1$/i.test(source.path) ? askedByPowerShell : askedByShell)(text, files);
  const several = asked.filter(({ values }) => values.length > 1);
  return several.find(({ variable }) => ENVIRONMENT.test(variable)) ?? several.find(areEnvironments) ?? null;
}

const ENVIRONMENT = /^(?:target|deploy(?:ment)?|azure|azd|app)?_?(?:env|environment|stage)_?(?:name|type|suffix)?$/i;
const ENVIRONMENTS =
  /^(dev|develop|development|sandbox|test|testing|tst|qa|int|integration|stage|staging|stg|uat|acc|acceptance|preprod|pre-prod|prod|production|prd|live|demo)\d*$/i;

function areEnvironments({ values }: Asked): boolean {
  return values.every(({ string }) => ENVIRONMENTS.test(string));
}

function within(environment: string, { facts, runs, ...others }: StepFindings): StepFindings {
  return {
    ...others,
    facts: facts.map((fact) => ({
      ...fact,
      scope: { ...fact.scope, environment: fact.scope.environment ?? environment },
    })),
    runs: runs.map((run) => ({ ...run, environment: run.environment ?? environment })),
  };
}
