import type { Severity } from '../../rules/rule.ts';
import { code, prose } from '../markdown.ts';
import { count } from '../phrase.ts';
import { short } from './cells.ts';
import { REQUESTS, type Review, type ReviewedDeployment, type ReviewedFinding } from './facts.ts';

/** The signs that tell severities apart where there are no colours of ours. */
export const SIGN: Readonly<Record<Severity | 'well', string>> = { error: '🔴', warning: '🟡', note: '🔵', well: '🟢' };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The first line: what it comes to, and what a reviewer has to know even if nothing else is read. */
export function verdict(review: Review): string {
  if (current(review).length === 0) {
    return `${SIGN.well} No Python app on Azure App Service was found, so there is nothing to check.`;
  }
  const worst = SEVERITIES.find((severity) => review.findings.some((finding) => finding.severity === severity));
  return `${SIGN[worst ?? 'well']} ${[found(review), ...moved(review)].join(' ')}`;
}

/** Those that are deployed now. */
export function current({ deployments }: Review): readonly ReviewedDeployment[] {
  return deployments.filter(({ change }) => change !== 'removed');
}

function found(review: Review): string {
  const { findings } = review;
  const fixed = review.fixed > 0 ? `${count(review.fixed, 'finding')} fixed` : null;
  if (findings.length === 0) {
    // What isn't known isn't well.
    const unknown = review.unknowns.reduce((sum, group) => sum + group.count, 0);
    const well = unknown > 0 ? 'Nothing wrong is known' : 'All well';
    const but = unknown > 0 ? ` ${count(unknown, 'thing')} can&#39;t be known: see below.` : '';
    return fixed
      ? `**${well}: ${fixed}.**${but}`
      : `**${well} in ${count(current(review).length, 'deployment')}.**${but}`;
  }
  if (review.noBase !== null) return `**${tallied(findings)}.**`;
  const [added, kept] = [findings.filter(({ isNew }) => isNew), findings.filter(({ isNew }) => !isNew)];
  const parts = [
    added.length > 0 ? `**${tallied(added, 'new ')}**` : '**Nothing new**',
    ...(kept.length > 0 ? [`${tallied(kept)} from before`] : []),
    ...(fixed ? [fixed] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** "2 errors, 1 warning"; "2 new errors, 1 new warning" */
function tallied(findings: readonly ReviewedFinding[], which: 'new ' | '' = ''): string {
  return SEVERITIES.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number > 0 ? [count(number, `${which}${severity}`)] : [];
  }).join(', ');
}

/** The deployments whose requests at once are others than before: at most two of them. */
function moved({ deployments }: Review): readonly string[] {
  const all = deployments.flatMap((deployment) => {
    const requests = requestsMoved(deployment);
    if (!requests) return [];
    const { app, environment } = deployment;
    const name = `${code(short(app))}${environment === null ? '' : ` (${prose(short(environment))})`}`;
    return [`Requests at once on ${name}: ${short(requests.before)} → **${short(requests.after)}**.`];
  });
  return all.length > 2 ? [`Requests at once change on ${count(all.length, 'deployment')}.`] : all;
}

/** Requests at once before and after, where both are known and differ. */
export function requestsMoved({
  values,
}: ReviewedDeployment): { readonly before: string; readonly after: string } | null {
  const value = values.find(({ what }) => what === REQUESTS);
  return value && /^\d+$/.test(value.before) && /^\d+$/.test(value.after) ? value : null;
}
