import { appName } from '../rules/findings.ts';
import type { Finding, Subject } from '../rules/rule.ts';

/** Whether a finding holds for a deployment. */
export function concerns({ app, environments }: Finding, subject: Subject): boolean {
  return app === appName(subject) && environments.includes(subject.deployment.environment);
}
