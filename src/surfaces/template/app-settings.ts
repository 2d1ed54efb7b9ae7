import type { Span } from '../../text/source.ts';
import { type Condition, notSo } from '../../value/condition.ts';
import { knownString, property, sides, unknownReason } from '../../value/read.ts';
import { type ArrayValue, nothing, type ObjectValue, spanOf, type Unknown, type Value } from '../../value/value.ts';
import type { AppSetting, AppSettings } from '../facts.ts';
import { gapsOf } from '../settings-gaps.ts';
import { readsCurrentSettings } from './current-settings.ts';

/** As a file writes them. */
export interface WrittenSettings extends AppSettings {
  /** the settings that are there already are read and written again with these */
  readonly overCurrent: boolean;
}

export const NO_SETTINGS: WrittenSettings = { settings: new Map(), open: null, overCurrent: false };

/**
 * The app settings of a value: `siteConfig.appSettings` (an array of name and value, the last of two equal names counts)
 * or the properties of `config/appsettings` (an object).
 * @returns undefined where none are written
 */
export function appSettingsOf(value: Value | undefined): WrittenSettings | undefined {
  if (value === undefined || value.kind === 'null') return undefined;
  const options = sides(value).map(({ when, value: side }) => ({ when: when ?? '', settings: ofSide(side) }));
  const [only] = options;
  if (only && options.length === 1) return only.settings;
  return { ...chosen(options), overCurrent: options.some((option) => option.settings.overCurrent) };
}

function ofSide(side: Exclude<Value, { kind: 'choice' }>): WrittenSettings {
  switch (side.kind) {
    case 'array':
      return ofArray(side);
    case 'object':
      return ofObject(side);
    case 'unknown':
      return { settings: new Map(), ...openness(side) };
    default:
      return NO_SETTINGS;
  }
}

function ofArray(value: ArrayValue): WrittenSettings {
  const list = new SettingList();
  const { overCurrent, open: more } = openness(value.open);
  let open = more;
  for (const item of value.items) {
    const name = property(item, 'name');
    const known = knownString(name);
    if (known === undefined) {
      open ??= (name && unknownReason(name)) ?? unknownReason(item) ?? 'the name of a setting is not a text';
      continue;
    }
    const given = property(item, 'value') ?? nothing(item.origin);
    list.set({ name: known, value: given, span: nameWithin(item, name) });
  }
  return { settings: list.settings, open, overCurrent };
}

/** The name, where it is written in the item itself. */
function nameWithin(item: Value, name: Value | undefined): Span | null {
  const [whole, own] = [spanOf(item), name ? spanOf(name) : null];
  const isInside = whole && own?.source === whole.source && own.start >= whole.start && own.end <= whole.end;
  return isInside ? own : whole;
}

function ofObject(value: ObjectValue): WrittenSettings {
  const list = new SettingList();
  for (const { key, span, value: given } of value.properties.values()) list.set({ name: key, value: given, span });
  return { settings: list.settings, ...openness(value.open) };
}

function openness(open: Unknown | undefined): { readonly open: string | null; readonly overCurrent: boolean } {
  const overCurrent = open !== undefined && readsCurrentSettings(open);
  return { open: overCurrent ? null : (open?.reason ?? null), overCurrent };
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
    { when: notSo(condition.when), settings: base },
  ]);
}

/** Settings set over others, which stay. */
export function withSettings(base: AppSettings, more: AppSettings): AppSettings {
  const list = new SettingList();
  for (const setting of [...base.settings.values(), ...more.settings.values()]) list.set(setting);
  return { settings: list.settings, ...gapsOf([base, more]) };
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
  return { settings: list.settings, ...gapsOf(options.map(({ settings }) => settings)) };
}
