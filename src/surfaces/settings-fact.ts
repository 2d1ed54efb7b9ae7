import type { Value } from '../value/value.ts';
import type { SettingsFact } from './facts.ts';

/** What is set on a site; all else stays as it was. */
export type Changes = Partial<
  Pick<
    SettingsFact,
    | 'startupCommand'
    | 'perhapsStartupCommand'
    | 'linuxFxVersion'
    | 'image'
    | 'appSettings'
    | 'plan'
    | 'inherited'
    | 'remembered'
  >
>;

/** A change of a site that exists, by a step or a command. */
export function settingsFact(
  { scope, span, condition }: Pick<SettingsFact, 'scope' | 'span' | 'condition'>,
  appName: Value,
  slot: Value | undefined,
  changes: Changes,
): SettingsFact {
  return {
    kind: 'settings',
    scope,
    appName,
    slot,
    startupCommand: undefined,
    linuxFxVersion: undefined,
    image: undefined,
    appSettings: undefined,
    plan: undefined,
    span,
    condition,
    ...changes,
  };
}
