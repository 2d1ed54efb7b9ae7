import type { Told } from '../deployments/deployment.ts';
import { type Source, span } from '../text/source.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { Allowance, Config, RuleSetting, Settings } from './config.ts';
import { type Path, valueAt } from './plain.ts';
import type { ConfigData, SettingsData } from './schema.ts';

/** Checked data with the places of what it says. */
export function configOf(data: ConfigData, root: Value, source: Source): Config {
  return {
    source,
    everywhere: settingsOf(data, root, []),
    environments: environmentsOf(data.environments, root, ['environments']),
    apps: Object.entries(data.apps ?? {}).map(([app, settings]) => ({
      app,
      settings: settingsOf(settings ?? {}, root, ['apps', app]),
      environments: environmentsOf(settings?.environments, root, ['apps', app, 'environments']),
    })),
    paths: Object.entries(data.paths ?? {}).map(([pattern, entry]) => ({ pattern, rules: rulesOf(entry?.rules) })),
    allow: (data.allow ?? []).map((entry, index) => allowanceOf(entry, valueAt(root, ['allow', index]), source)),
    ignore: data.ignore ?? [],
  };
}

function environmentsOf(data: ConfigData['environments'], root: Value, path: Path): ReadonlyMap<string, Settings> {
  return new Map(
    Object.entries(data ?? {}).map(([name, settings]) => [name, settingsOf(settings ?? {}, root, [...path, name])]),
  );
}

function settingsOf(data: SettingsData, root: Value, path: Path): Settings {
  const value = (key: string): Value | null => valueAt(root, [...path, key]) ?? null;
  return {
    sku: value('sku'),
    instances: value('instances'),
    profile: told(data.profile, value('profile')),
    memoryPerWorker: told(data['memory-per-worker'], value('memory-per-worker')),
    rules: rulesOf(data.rules),
  };
}

function told<T>(data: T | undefined, value: Value | null): Told<T> | null {
  return data === undefined || value === null ? null : { value: data, origin: value.origin };
}

function rulesOf(data: SettingsData['rules']): ReadonlyMap<string, RuleSetting> {
  return new Map(
    Object.entries(data ?? {}).flatMap(([name, setting]) => (setting === undefined ? [] : [[name, ruleOf(setting)]])),
  );
}

function ruleOf(setting: NonNullable<NonNullable<SettingsData['rules']>[string]>): RuleSetting {
  if (typeof setting === 'string') return { severity: setting, options: new Map() };
  const { severity = null, ...options } = setting;
  const numbers = Object.entries(options).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value] as const] : [],
  );
  return { severity, options: new Map(numbers) };
}

function allowanceOf(
  entry: NonNullable<ConfigData['allow']>[number],
  value: Value | undefined,
  source: Source,
): Allowance {
  return {
    rules: list(entry.rule) ?? [],
    paths: list(entry.path),
    apps: list(entry.app),
    environments: list(entry.environment),
    because: entry.because,
    span: (value && spanOf(value)) ?? span(source, 0, 0),
  };
}

function list(value: string | readonly string[] | undefined): readonly string[] | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? [value] : value;
}
