import { span } from '../../text/source.ts';
import { builtIn, string } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Fact } from '../facts.ts';
import { settingsFact } from '../settings-fact.ts';
import { configuredIn } from './configured-defaults.ts';

/**
 * What `az webapp up` remembers in the folder that it was run in, where that is committed: the app that it made, and the size
 * of its plan. It has no order among the steps: it was there before.
 * https://learn.microsoft.com/cli/azure/webapp#az-webapp-up
 */
export function rememberedFacts(paths: readonly string[], workspace: Workspace): readonly Fact[] {
  return paths.flatMap((path): readonly Fact[] => {
    const source = workspace.read(path);
    const [app, sku] = source ? [configuredIn(source, 'web'), configuredIn(source, 'sku')] : [];
    if (!source || !app || !sku) return [];
    const place = { scope: { file: path, environment: null, run: {} }, span: span(source, 0, 0), condition: null };
    const plan = configuredIn(source, 'appserviceplan') ?? string(`the plan of ${path}`, builtIn('Azure CLI'));
    const isMade = { existing: false, byCommand: true, linux: true, capacity: undefined, resource: {} };
    return [
      { kind: 'plan', name: plan, sku, ...isMade, ...place },
      settingsFact(place, app, undefined, { plan, remembered: true }),
    ];
  });
}
