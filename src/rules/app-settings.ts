import type { AppSetting } from '../surfaces/facts.ts';
import type { Span } from '../text/source.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import type { Subject } from './rule.ts';

/** An app setting by its name, which has no case. */
export function appSetting({ deployment }: Subject, name: string): AppSetting | undefined {
  return [...deployment.appSettings.settings.values()].find((one) => one.name.toUpperCase() === name);
}

/** An app setting as a number; NaN where it is none, or not known. */
export function settingNumber({ value }: AppSetting): number {
  return knownNumber(value) ?? Number(knownString(value) ?? Number.NaN);
}

/** The characters that wrote a setting, else the site. */
export function appSettingPlace({ span, value }: AppSetting, { deployment }: Subject): Span {
  return span ?? spanOf(value) ?? deployment.span;
}

/** As App Service's script generator reads a boolean (Go's `strconv.ParseBool`); undefined where it isn't known. */
export function switchedOn(subject: Subject, name: string): boolean | undefined {
  const setting = appSetting(subject, name);
  if (!setting) return subject.deployment.appSettings.open === null ? false : undefined;
  const text = setting.value.kind === 'boolean' ? String(setting.value.value) : knownString(setting.value);
  return text === undefined ? undefined : /^(1|t|T|true|TRUE|True)$/.test(text);
}
