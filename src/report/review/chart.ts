import type { Review } from './facts.ts';
import { requestsMoved } from './verdict.ts';

/** More bars than this say less than the table. */
const MOST = 5;

/** Requests at once before and after as a Mermaid chart, where the change moves them. */
export function chart({ deployments }: Review): readonly string[] {
  const moved = deployments.flatMap((deployment) => {
    const requests = requestsMoved(deployment);
    if (!requests) return [];
    const { app, environment } = deployment;
    const name = plain(`${app}${environment === null ? '' : ` ${environment}`}`);
    return [{ name, before: Number(requests.before), after: Number(requests.after) }];
  });
  if (moved.length === 0 || moved.length > MOST) return [];
  const labels = moved.flatMap(({ name }) => [`"${name} before"`, `"${name} after"`]);
  const highest = Math.max(...moved.flatMap(({ before, after }) => [before, after]));
  return [
    '',
    '```mermaid',
    'xychart-beta',
    '  title "Requests at once on one instance"',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "requests" 0 --> ${highest}`,
    `  bar [${moved.flatMap(({ before, after }) => [before, after]).join(', ')}]`,
    '```',
  ];
}

/** A name as a chart can hold it: nothing in it means anything to Mermaid. */
function plain(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim();
  return safe.length > 40 ? `${safe.slice(0, 39)}…` : safe;
}
