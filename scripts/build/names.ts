import type { Metafile } from 'esbuild';

/**
 * Names for esbuild's chunks that don't change with their content: after the file that is loaded, or, for a part that
 * several share, after its largest file.
 * @returns new name by built name, both relative to `dist/`
 */
export function stableNames(metafile: Metafile): ReadonlyMap<string, string> {
  const names = new Map([
    ['cli.js', 'cli'],
    ['action.js', 'action'],
  ]);
  const taken = new Set<string>();
  const chunks = Object.entries(metafile.outputs)
    .map(([path, output]) => ({ built: path.slice('dist/'.length), source: mainFile(output), output }))
    .filter(({ built }) => built.startsWith('chunk-'))
    .sort((left, right) => (left.source < right.source ? -1 : 1));
  for (const { built, source, output } of chunks) {
    const base = (output.entryPoint === undefined ? 'shared-' : '') + wordsOf(source);
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    names.set(built, name);
  }
  return names;
}

function mainFile({ entryPoint, inputs }: Metafile['outputs'][string]): string {
  if (entryPoint !== undefined) return entryPoint;
  const bySize = Object.entries(inputs).sort(
    ([left, { bytesInOutput: a }], [right, { bytesInOutput: b }]) => b - a || (left < right ? -1 : 1),
  );
  return bySize[0]?.[0] ?? 'empty';
}

/** `src/report/terminal.ts` → `report-terminal`; `node_modules/@actions/core/lib/core.js` → `actions-core`. */
function wordsOf(source: string): string {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? source.replace(/^src\/|\.[a-z]+$/g, '');
  return name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
