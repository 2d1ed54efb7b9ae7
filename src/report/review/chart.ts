import type { Review, ReviewedDeployment } from './facts.ts';
import { requestsMoved } from './verdict.ts';

/** One deployment whose requests move needs no picture, and more than this many say less than the table. */
const [FEWEST, MOST] = [2, 6];
/** Of the picture, in pixels: GitHub would make it as high as it is wide. */
const [WIDTH, EDGES, ROW] = [700, 100, 26];
/** Mermaid's own is hardly seen on white. This one is, on white and on black. */
const COLOUR = '#4184e4';

interface Bar {
  readonly name: string;
  readonly number: number;
}

/** Requests at once before and after as a Mermaid chart, where the change moves those of several deployments. */
export function requestsChart({ deployments }: Review): readonly string[] {
  const moved = deployments.flatMap((deployment) => {
    const requests = requestsMoved(deployment);
    if (!requests) return [];
    const name = nameOf(deployment);
    return [
      { name: `${name}: before`, number: Number(requests.before) },
      { name: `${name}: after`, number: Number(requests.after) },
    ];
  });
  return moved.length < 2 * FEWEST ? [] : chart('requests at once on one instance', moved);
}

/** What the workers ask for against what the plan leaves, where that is too much. */
export function memoryChart({ deployments }: Review): readonly string[] {
  const bars = deployments.flatMap((deployment) => {
    if (deployment.memory === null) return [];
    const { asked, left } = deployment.memory;
    const name = nameOf(deployment);
    return [
      { name: `${name}: asked`, number: asked },
      { name: `${name}: left by the plan`, number: left },
    ];
  });
  return chart('memory on one instance, MiB', bars);
}

function chart(title: string, bars: readonly Bar[]): readonly string[] {
  if (bars.length === 0 || bars.length > 2 * MOST) return [];
  const numbers = bars.map(({ number }) => number);
  return [
    '',
    '```mermaid',
    '---',
    'config:',
    `  xyChart: { width: ${WIDTH}, height: ${EDGES + ROW * bars.length} }`,
    `  themeVariables: { xyChart: { plotColorPalette: "${COLOUR}" } }`,
    '---',
    'xychart-beta horizontal',
    `  x-axis [${bars.map(({ name }) => `"${name}"`).join(', ')}]`,
    `  y-axis "${title}" 0 --> ${Math.max(...numbers)}`,
    `  bar [${numbers.join(', ')}]`,
    '```',
  ];
}

function nameOf({ app, environment }: ReviewedDeployment): string {
  return plain(`${app}${environment === null ? '' : ` ${environment}`}`);
}

/** A name as a chart can hold it: nothing in it means anything to Mermaid. */
function plain(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim();
  return safe.length > 40 ? `${safe.slice(0, 39)}…` : safe;
}
