import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { literalPattern } from '../../text/literal-pattern.ts';
import { HOLE } from '../../text/traced.ts';
import type { CoverageNote } from '../facts.ts';
import type { TemplateRun } from '../template-run.ts';
import type { ModuleGraph } from './module-graph.ts';
import { declaresAll } from './parameter-owner.ts';

/** Deployments by steps and commands, each of a template that is known. */
export interface FoundRuns {
  readonly runs: readonly TemplateRun[];
  /** those of which nobody can tell what they deploy */
  readonly coverage: readonly CoverageNote[];
}

/**
 * Finds what a deployment means whose template is named by a path that is known in part, or not at all: the only template
 * that its name can stand for, and that has all the parameters it is given. Where several fit, or nothing but its being there
 * tells, none is meant.
 * @param named templates that something else deploys: nothing is missing where only they can be meant
 */
export function foundRuns(
  runs: readonly TemplateRun[],
  graph: ModuleGraph,
  named: ReadonlySet<string>,
  context: EvaluationContext,
): FoundRuns {
  const coverage: CoverageNote[] = [];
  const found = runs.flatMap((run): readonly TemplateRun[] => {
    const { sought, inline } = run;
    if (!sought) return [run];
    const names = [...inline.keys()];
    const pattern = patternOf(sought.name);
    const fitting = graph.roots.filter(
      (root) => pattern.test(root) && (names.length === 0 || declaresAll(root, names, context)),
    );
    const [only, ...others] = fitting;
    const isTold = names.length > 0 || /[\w-][\w.-]*\.\w+$/.test(sought.name);
    if (only !== undefined && others.length === 0 && isTold)
      return [{ ...run, template: only, joined: `template: the only one ${fittingTo(run)}` }];
    const unnamed = fitting.some((root) => graph.concernsWeb(root) && !named.has(root));
    if (run.span && unnamed) coverage.push({ what: 'a deployment of a template', why: sought.reason, span: run.span });
    return [];
  });
  return { runs: found, coverage };
}

function fittingTo({ sought, inline }: TemplateRun): string {
  const name = sought?.name.replaceAll(HOLE, '…') ?? '';
  if (/\w/.test(name)) return `that '${name}' can mean`;
  return `with the parameter${inline.size === 1 ? '' : 's'} ${[...inline.keys()].map((key) => `'${key}'`).join(', ')}`;
}

const UNKNOWN_FOLDER = new RegExp(`^(?:(?:\\.{1,2}|${HOLE})/)+`);

/** A path, of which what isn't known may be anything. */
function patternOf(name: string): RegExp {
  const parts = name.replace(UNKNOWN_FOLDER, '').split(HOLE);
  return new RegExp(`(?:^|/)${parts.map(literalPattern).join('.*')}$`, 'i');
}
