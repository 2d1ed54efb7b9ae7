import type { Review } from './facts.ts';
import { requestsMoved } from './verdict.ts';

/** One deployment needs no picture, and more than this many say less than the table. */
const [FEWEST, MOST] = [2, 6];
/** Of the picture, in pixels: GitHub would make it as high as it is wide. */
const [WIDTH, EDGES, ROW] = [700, 90, 48];

/** Requests at once before and after as a Mermaid chart, where the change moves those of several deployments. */
export function chart({ deployments }: Review): readonly string[] {
  const moved = deployments.flatMap((deployment) => {
    const requests = requestsMoved(deployment);
    if (!requests) return [];
    const { app, environment } = deployment;
    const name = plain(`${app}${environment === null ? '' : ` ${environment}`}`);
    return [{ name, before: Number(requests.before), after: Number(requests.after) }];
  });
  if (moved.length < FEWEST || moved.length > MOST) return [];
  const labels = moved.flatMap(({ name }) => [`"${name}: before"`, `"${name}: after"`]);
  const numbers = moved.flatMap(({ before, after }) => [before, after]);
  return [
    '',
    '```mermaid',
    '---',
    `config: { xyChart: { width: ${WIDTH}, height: ${EDGES + ROW * moved.length} } }`,
    '---',
    'xychart-beta horizontal',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "requests at once on one instance" 0 --> ${Math.max(...numbers)}`,
    `  bar [${numbers.join(', ')}]`,
    '```',
  ];
}

/** A name as a chart can hold it: nothing in it means anything to Mermaid. */
function plain(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim();
  return safe.length > 40 ? `${safe.slice(0, 39)}…` : safe;
}
