import type { AppSetting, AppSettings, Scope, SettingsFact, SiteFact } from '../surfaces/facts.ts';
import { isBefore } from '../surfaces/order.ts';
import { effective } from './effective.ts';
import type { Operation } from './operations.ts';
import type { Writer } from './writers.ts';

/**
 * App settings after the last writer of each; one that a command takes away is left out. A template that declares any
 * replaces all that were there.
 * @param site null where nothing declares the settings
 */
export function effectiveSettings(
  declared: AppSettings,
  operations: readonly Operation[],
  site: SiteFact | null,
): AppSettings {
  const replaces = site !== null && !site.byCommand && declared.settings.size > 0;
  const base: Declared = { settings: declared.settings, scope: site?.scope ?? null };
  const changes = operations.filter(
    (each): each is Change =>
      each.kind === 'settings' && each.appSettings !== undefined && !(replaces && comesBefore(each, site)),
  );
  if (changes.length === 0) return declared;
  const names = new Set([
    ...declared.settings.keys(),
    ...changes.flatMap((each) => [...each.appSettings.settings.keys()]),
  ]);
  const settings = new Map<string, AppSetting>();
  for (const name of names) {
    const setting = last(name, base, changes);
    if (setting) settings.set(name, setting);
  }
  return { settings, open: declared.open ?? changes.find((each) => each.appSettings.open)?.appSettings.open ?? null };
}

type Change = SettingsFact & { readonly appSettings: AppSettings };

interface Declared {
  readonly settings: AppSettings['settings'];
  readonly scope: Scope | null;
}

function comesBefore(change: SettingsFact, { scope }: SiteFact): boolean {
  return Boolean(change.scope.order && scope.order && isBefore(change.scope.order, scope.order));
}

function last(name: string, declared: Declared, changes: readonly Change[]): AppSetting | null {
  const base = declared.settings.get(name);
  const writing = changes.flatMap((change) => {
    const setting = change.appSettings.settings.get(name);
    return setting ? [{ setting, change }] : [];
  });
  if (writing.length === 0) return base ?? null;
  const writers = writing.map(({ setting, change }): Writer => ({ ...change, value: setting.value }));
  const first =
    base && writing[0]
      ? [
          {
            ...writing[0].change,
            value: base.value,
            scope: declared.scope ?? unordered(writing[0].change),
            condition: null,
          },
        ]
      : [];
  const value = effective([...first, ...writers]);
  const winner = writing.findLast(({ setting }) => setting.value === value)?.setting ?? writing.at(-1)?.setting ?? base;
  if (!value || value.kind === 'null' || !winner) return null;
  return { ...winner, value };
}

/** What a site declares holds before its steps. */
function unordered({ scope }: Change): Change['scope'] {
  return { ...scope, order: null };
}
