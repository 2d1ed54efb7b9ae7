import { knownString, property, sides, unknownReason } from '../../value/read.ts';
import { type ArrayValue, nothing, type ObjectValue, spanOf, type Value } from '../../value/value.ts';
import type { AppSetting, AppSettings, Condition } from '../facts.ts';

export const NO_SETTINGS: AppSettings = { settings: new Map(), open: null };

/**
 * The app settings of a value: `siteConfig.appSettings` (an array of name and value, the last of two equal names counts)
 * or the properties of `config/appsettings` (an object).
 * @returns undefined where none are written
 */
export function appSettingsOf(value: Value | undefined): AppSettings | undefined {
  if (value === undefined || value.kind === 'null') return undefined;
  const options = sides(value).map(({ when, value: side }) => ({ when: when ?? '', settings: ofSide(side) }));
  const [only] = options;
  return only && options.length === 1 ? only.settings : chosen(options);
}

function ofSide(side: Exclude<Value, { kind: 'choice' }>): AppSettings {
  switch (side.kind) {
    case 'array':
      return ofArray(side);
    case 'object':
      return ofObject(side);
    case 'unknown':
      return { settings: new Map(), open: side.reason };
    default:
      return NO_SETTINGS;
  }
}

function ofArray(value: ArrayValue): AppSettings {
  const list = new SettingList();
  let open = value.open?.reason ?? null;
  for (const item of value.items) {
    const name = property(item, 'name');
    const known = knownString(name);
    if (known === undefined) {
      open ??= (name && unknownReason(name)) ?? unknownReason(item) ?? 'the name of a setting is not a text';
      continue;
    }
    const given = property(item, 'value') ?? nothing(item.origin);
    list.set({ name: known, value: given, span: spanOf(item) });
  }
  return { settings: list.settings, open };
}

function ofObject(value: ObjectValue): AppSettings {
  const list = new SettingList();
  for (const { key, span, value: given } of value.properties.values()) list.set({ name: key, value: given, span });
  return { settings: list.settings, open: value.open?.reason ?? null };
}

/** App Service's names of settings are equal without regard to case. */
class SettingList {
  readonly settings = new Map<string, AppSetting>();
  readonly #names = new Map<string, string>();

  set(setting: AppSetting): void {
    const lower = setting.name.toLowerCase();
    const before = this.#names.get(lower);
    if (before !== undefined) this.settings.delete(before);
    this.#names.set(lower, setting.name);
    this.settings.set(setting.name, setting);
  }
}

/** Settings that replace all others where the condition holds. */
export function replacedIf(condition: Condition | null, base: AppSettings, later: AppSettings): AppSettings {
  if (!condition) return later;
  return chosen([
    { when: condition.when, settings: later },
    { when: `not (${condition.when})`, settings: base },
  ]);
}

/** Settings set over others, which stay. */
export function withSettings(base: AppSettings, more: AppSettings): AppSettings {
  const list = new SettingList();
  for (const setting of [...base.settings.values(), ...more.settings.values()]) list.set(setting);
  return { settings: list.settings, open: base.open ?? more.open };
}

/** One set of settings for each condition: each setting has a value for each, or none. */
function chosen(options: readonly { readonly when: string; readonly settings: AppSettings }[]): AppSettings {
  const names = new Set(options.flatMap(({ settings }) => [...settings.settings.keys()]));
  const list = new SettingList();
  for (const name of names) {
    const found = options.map(({ when, settings }) => ({ when, setting: settings.settings.get(name) }));
    const first = found.find(({ setting }) => setting)?.setting;
    if (!first) continue;
    const same = found.every(({ setting }) => setting?.value === first.value);
    const sidesOf = found.map(({ when, setting }) => ({ when, value: setting?.value ?? nothing(first.value.origin) }));
    list.set(same ? first : { ...first, value: { kind: 'choice', origin: first.value.origin, options: sidesOf } });
  }
  return { settings: list.settings, open: options.find(({ settings }) => settings.open)?.settings.open ?? null };
}
