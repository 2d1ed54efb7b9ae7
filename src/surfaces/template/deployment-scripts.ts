import type { EvaluatedResource } from '../../languages/bicep/evaluate/evaluated.ts';
import { path as pathIn, textOf } from '../../value/read.ts';
import { spanOf } from '../../value/value.ts';
import type { CoverageNote, Scope, UnreadCommandFact } from '../facts.ts';

const SETS_COMMAND = /--startup-file\b|\bappCommandLine\b/i;

/** What scripts that a template has Azure run may do to an app: they are not followed. */
export function deploymentScripts(
  resources: readonly EvaluatedResource[],
  scope: Scope,
): { readonly facts: readonly UnreadCommandFact[]; readonly coverage: readonly CoverageNote[] } {
  const setting = resources.flatMap((resource) => {
    if (resource.type.toLowerCase() !== 'microsoft.resources/deploymentscripts') return [];
    const content = pathIn(resource.body, 'properties', 'scriptContent');
    if (!content || !SETS_COMMAND.test(textOf(content)?.string ?? '')) return [];
    return [spanOf(content) ?? resource.span];
  });
  return {
    facts: setting.map((span) => ({ kind: 'unread-command', declaresSite: false, scope, span })),
    coverage: setting.map((span) => ({
      what: 'a script that a template has Azure run',
      why: 'it is not read yet',
      span,
    })),
  };
}
