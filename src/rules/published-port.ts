import { LIMITS } from '../appservice/limits.ts';
import { appSetting, settingNumber } from './app-settings.ts';
import type { Subject } from './rule.ts';

/** The port that the platform publishes; null where it can't be known. */
export function publishedPort(subject: Subject): number | null {
  if (subject.deployment.appSettings.open !== null) return null;
  const setting = appSetting(subject, 'PORT');
  if (!setting) return LIMITS.builtInImagePort.value;
  const port = settingNumber(setting);
  return Number.isInteger(port) && port > 0 ? port : null;
}
