import { recommendFor } from '../recommend.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { folderPath } from './folder.ts';
import { numberOf, versionOf } from './given-values.ts';
import type { CommandRequest, Given } from './request.ts';
import type { Shell } from './shell.ts';

export async function recommendCommand({ options }: CommandRequest, shell: Shell): Promise<number> {
  const value = (name: string) => options.values.get(name)?.[0] ?? null;
  const sku = value('sku');
  if (sku === null) throw new UsageError('recommend needs the size of the plan: --sku B1, for example.');
  const directory = value('dir');
  const advice = await recommendFor({
    sku,
    directory: directory === null ? null : folderPath(directory, shell),
    profile: profileOf(value('profile')),
    memoryPerWorker: numberOf('memory-per-worker', value('memory-per-worker'), { least: 1, most: 1_000_000 }),
    measured: measuredOf(options),
    users: numberOf('users', value('users'), { least: 1, most: 2000, whole: true }),
    python: versionOf('python', value('python')),
  });
  if (value('format') === 'json') {
    shell.print((await import('../report/recommend-json.ts')).recommendJson(advice));
    return 0;
  }
  const [{ recommendReport }, { paintFor }] = await Promise.all([
    import('../report/recommend-terminal.ts'),
    import('../report/colour.ts'),
  ]);
  shell.print(recommendReport(advice, { paint: paintFor(shell.environment, shell.terminal), columns: shell.columns }));
  return 0;
}

function profileOf(profile: string | null): 'cpu' | 'mixed' | 'io' | null {
  return profile === 'cpu' || profile === 'mixed' || profile === 'io' ? profile : null;
}

function measuredOf({ values }: Given): { readonly waitMs: number; readonly cpuMs: number } | null {
  const range = { least: 0, most: 10_000_000 };
  const waitMs = numberOf('wait', values.get('wait')?.[0] ?? null, range);
  const cpuMs = numberOf('cpu', values.get('cpu')?.[0] ?? null, { ...range, least: 0.01 });
  if (waitMs === null && cpuMs === null) return null;
  if (waitMs === null || cpuMs === null)
    throw new UsageError('--wait and --cpu go together: what counts is how they relate.');
  return { waitMs, cpuMs };
}
