import { builtIn, unknown, type Value } from '../../value/value.ts';
import { SET_BY_AZD } from './azd-substitution.ts';
import type { TemplateDeployment } from './template-deployment.ts';

/** The environment variables that `readEnvironmentVariable` finds: the run's, and in azd's runs what azd sets. */
export function runEnvironment({ variables, azd }: TemplateDeployment): ReadonlyMap<string, Value> {
  const environment = new Map<string, Value>();
  if (azd) {
    for (const name of SET_BY_AZD)
      environment.set(name, unknown(`azd sets ${name} when it runs`, builtIn('azd'), `azd:${name}`));
  }
  for (const [name, { value }] of variables) environment.set(name, value);
  return environment;
}
