import type { Result } from '../../result.ts';
import type { Finding, Severity } from '../../rules/rule.ts';
import type { Changes, DeploymentChange } from '../changes.ts';
import { shownOf } from '../hidden.ts';
import { code, prose } from '../markdown.ts';
import { appPhrase, count } from '../phrase.ts';

/** The signs that tell severities apart where there are no colours of ours. */
export const SIGN: Readonly<Record<Severity | 'well', string>> = { error: '🔴', warning: '🟡', note: '🔵', well: '🟢' };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The first line: what it comes to, and what a reviewer has to know even if nothing else is read. */
export function verdict(result: Result, changes: Changes | null): string {
  if (result.subjects.length === 0) {
    return `${SIGN.well} No Python app on Azure App Service was found, so there is nothing to check.`;
  }
  const worst = SEVERITIES.find((severity) => result.findings.some((finding) => finding.severity === severity));
  return `${SIGN[worst ?? 'well']} ${[found(result, changes), ...moved(result, changes)].join(' ')}`;
}

function found({ findings, subjects }: Result, changes: Changes | null): string {
  const fixed = changes && changes.fixed.length > 0 ? `${count(changes.fixed.length, 'finding')} fixed` : null;
  if (findings.length === 0) {
    return fixed ? `**All well: ${fixed}.**` : `**All well in ${count(subjects.length, 'deployment')}.**`;
  }
  if (changes === null) return `**${tallied(findings)}.**`;
  const parts = [
    changes.added.length > 0 ? `**${tallied(changes.added)} new**` : '**Nothing new**',
    ...(changes.kept.length > 0 ? [`${tallied(changes.kept)} from before`] : []),
    ...(fixed ? [fixed] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** "2 errors, 1 warning" */
function tallied(findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number > 0 ? [count(number, severity)] : [];
  }).join(', ');
}

/** The deployments whose requests at once are others than before: at most two of them. */
function moved(result: Result, changes: Changes | null): readonly string[] {
  const shown = shownOf(result);
  const all = (changes?.deployments ?? []).flatMap((change) => {
    const requests = requestsAtOnce(change);
    if (change.kind !== 'changed' || !requests) return [];
    const { deployment } = change.head;
    const name = `${code(appPhrase(deployment, shown))}${deployment.environment === null ? '' : ` (${prose(deployment.environment)})`}`;
    return [`Requests at once on ${name}: ${prose(requests.before)} → **${prose(requests.after)}**.`];
  });
  return all.length > 2 ? [`Requests at once change on ${count(all.length, 'deployment')}.`] : all;
}

/** Requests at once before and after, where both are known and differ. */
export function requestsAtOnce(change: DeploymentChange): { readonly before: string; readonly after: string } | null {
  const value = change.kind === 'changed' ? change.values.find(({ what }) => what === 'requests at once') : undefined;
  return value && /^\d+$/.test(value.before) && /^\d+$/.test(value.after) ? value : null;
}
