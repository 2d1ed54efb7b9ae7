import type { AppSetting, AppSettings, SettingsFact, SiteFact } from '../surfaces/facts.ts';
import { isBefore } from '../surfaces/order.ts';
import { gapsOf } from '../surfaces/settings-gaps.ts';
import { effective } from './effective.ts';
import type { Operation } from './operations.ts';
import type { Writer } from './writers.ts';

/**
 * App settings after the last writer of each; one that a command takes away is left out. A template that declares any
 * replaces all that were there.
 */
export function effectiveSettings(site: SiteFact, operations: readonly Operation[]): AppSettings {
  const declared = site.appSettings;
  const replaces = !site.byCommand && declared.settings.size > 0;
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
    const setting = last(name, site, changes);
    if (setting) settings.set(name, setting);
  }
  return { settings, ...gapsOf([declared, ...changes.map((each) => each.appSettings)]) };
}

type Change = SettingsFact & { readonly appSettings: AppSettings };

function comesBefore(change: SettingsFact, { scope }: SiteFact): boolean {
  return Boolean(change.scope.order && scope.order && isBefore(change.scope.order, scope.order));
}

function last(name: string, { appSettings, scope, span }: SiteFact, changes: readonly Change[]): AppSetting | null {
  const base = appSettings.settings.get(name);
  const writing = changes.flatMap((change) => {
    const setting = change.appSettings.settings.get(name);
    return setting ? [{ setting, change }] : [];
  });
  if (writing.length === 0) return base ?? null;
  const writers = writing.map(({ setting, change }): Writer => ({ ...change, value: setting.value }));
  const first: readonly Writer[] = base ? [{ value: base.value, scope, span, condition: null }] : [];
  const value = effective([...first, ...writers]);
  const winner = writing.findLast(({ setting }) => setting.value === value)?.setting ?? writing.at(-1)?.setting ?? base;
  if (!value || value.kind === 'null' || !winner) return null;
  return { ...winner, value };
}
