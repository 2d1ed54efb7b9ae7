import { appName } from '../rules/findings.ts';
import type { Finding, Subject } from '../rules/rule.ts';

/** Whether a finding holds for a deployment: its name may be another one in each environment. */
export function concerns({ subjects }: Finding, subject: Subject): boolean {
  return subjects.includes(subject);
}

const MOST = 4;

/** The names of the apps that a finding holds for. */
export function appsOf({ app, subjects }: Finding): string {
  const names = [...new Set(subjects.map(appName))];
  if (names.length < 2) return app;
  return names.length > MOST ? `${names.slice(0, MOST).join(', ')}, …` : names.join(', ');
}
